"""Whole lists as files."""

import csv
import io
import json
from unittest.mock import ANY

import pytest

from archive.citations import FORMATS
from archive.models import Quote, Source
from archive.report import DEFINITIONS
from tests.factories import make_article, make_attribution, make_quote, make_source, withdraw

pytestmark = pytest.mark.django_db

SITE = "http://testserver"


def text_of(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, response.content[:500]
    return b"".join(response.streaming_content).decode() if response.streaming else response.content.decode()


def records_of(client, address: str) -> list[dict]:
    return [json.loads(line) for line in text_of(client, address).splitlines()]


def test_a_quote_as_a_record(client, first_article_once):
    quote = Quote.objects.get(text__startswith="Wir teilen")
    diplomat, paper = quote.source, quote.gatherer
    (record,) = records_of(client, "/quotes/export.jsonl?q=friedensvereinbarung")
    assert record == {
        "id": quote.public_id,
        "url": f"{SITE}/quotes/{quote.public_id}/",
        "kind": "direct",
        "text": "Wir teilen in keiner Weise Teile des Landes auf oder schließen Friedensvereinbarungen "
        "für irgendjemanden.",
        "spans": [[2212, 2317]],
        "language": "de",
        "cue": "",
        "confidence": "inferred",
        "note": "No cue in the sentence itself; follows q17.",
        "parent": None,
        "translation": "translated_unmarked",
        "original_text": "We are in no way divvying up parts of the country or making peace agreements "
        "on anyone's behalf",
        "original_language": "en",
        "original_from": ANY,
        "article": {
            "id": first_article_once.public_id,
            "url": f"{SITE}/articles/{first_article_once.public_id}/",
            "headline": "",
            "outlet": None,
            "issued": "2023-09",
            "language": "de",
            "release": 1,
        },
        "attribution": {
            "descriptor": "ein hochrangiger britischer Diplomat, der an den Gesprächen teilnahm",
            "identification": "anonymous_described",
            "basis": "participant",
            "terms": "not_stated",
            "anonymity_reason": "none_printed",
            "channel": "told_journalist",
            "source": {
                "id": diplomat.public_id,
                "kind": "person",
                "anonymous": True,
                "name": "",
                "label_de": "hochrangiger britischer Diplomat (i, 09/2023)",
                "label_en": "senior British diplomat (i, Sept 2023)",
            },
        },
        "chain": [
            {
                "descriptor": "ein hochrangiger britischer Diplomat, der an den Gesprächen teilnahm",
                "source": diplomat.public_id,
            },
            {"descriptor": 'der britischen Zeitung "i"', "source": paper.public_id},
        ],
        "stances": [
            {"claim": quote.stances.get().claim.public_id, "value": "denies", "certainty": "certain"}
        ],
    }


def test_an_own_account_has_no_attribution(client, first_article_once):
    for record in records_of(client, "/quotes/export.jsonl?kind=own_account"):
        assert record["attribution"] is None and record["chain"] == []


def test_articles_sources_and_claims_as_records(client, first_article_once):
    (article,) = records_of(client, "/articles/export.jsonl")
    assert article["issued"] == "2023-09" and article["status"] == "published"
    assert "body" not in article
    sources = {record["label_en"]: record for record in records_of(client, "/sources/export.jsonl")}
    government = sources["UK Government"]
    assert sources["UK Foreign Office (FCDO)"]["principal"] == government["id"]
    assert government["principal"] is None and government["country"] == "GB"
    claims = records_of(client, "/claims/export.jsonl")
    strands = [(claim["status"], *claim["strands"].values()) for claim in claims]
    assert strands.count(("single_strand", 1, 0)) == 6 and strands.count(("denied_only", 0, 1)) == 2
    assert strands.count(("not_applicable", None, None)) == 2 and strands.count(("unsourced", 0, 0)) == 1


def test_an_articles_figures_are_those_of_its_page(client, first_article_once):
    (article,) = records_of(client, "/articles/export.jsonl")
    figures = article["figures"]
    assert list(figures) == list(DEFINITIONS)
    assert figures["second_hand"] == {"n": 20, "d": 20}
    assert figures["taken_over"] == {"n": 3, "d": 9}
    paper = Source.objects.get(kind="outlet", name="i")
    assert figures["one_conduit"] == {"n": 20, "d": 20, "source": paper.public_id}
    page = client.get(f"/articles/{article['id']}/").content.decode()
    assert f'<a href="/sources/{paper.public_id}/">i</a>' in page
    for figure in figures.values():
        number = f"{figure['n']}/{figure['d']}"
        assert f"<td>{number}" in page or figure in (figures["longest_chain"], figures["mean_chain"])


def test_figures_of_an_article_without_passages_and_of_none(client):
    bare, gone = make_article(status="published"), make_article(status="published")
    withdraw(make_quote(article=gone).article)
    draft = make_quote().article
    articles = {article["id"]: article for article in records_of(client, "/articles/export.jsonl")}
    assert not {gone.public_id, draft.public_id} & articles.keys()
    article = articles[bare.public_id]
    assert {(figure["n"], figure["d"]) for figure in article["figures"].values()} == {(0, 0)}
    assert records_of(client, "/articles/export.jsonl?from=1900&to=1901") == []


def test_figures_cost_the_same_for_many_articles(client, django_assert_max_num_queries):
    made = {make_quote(article=make_article(status="published")).article.public_id for _ in range(20)}
    with django_assert_max_num_queries(8):
        articles = [record for record in records_of(client, "/articles/export.jsonl") if record["id"] in made]
    assert len(articles) == 20
    assert all(article["figures"]["named_voices"] == {"n": 1, "d": 1} for article in articles)


@pytest.mark.parametrize("extension", FORMATS)
@pytest.mark.parametrize(("noun", "query"), [("quotes", "?kind=direct"), ("articles", "")])
def test_citations(client, first_article_once, noun, query, extension):
    response = client.get(f"/{noun}/export.{extension}{query}")
    assert response["Content-Type"] == FORMATS[extension].CONTENT_TYPE
    assert response["Content-Disposition"] == f'attachment; filename="{noun}.{extension}"'
    text = b"".join(response.streaming_content).decode()
    if extension == "csl.json":
        assert len(json.loads(text)) == (4 if noun == "quotes" else 1)
    if extension == "bib":
        assert text.count("@article") == (4 if noun == "quotes" else 1)


def test_the_same_records_in_the_same_order_as_the_list(client, first_article_once):
    query = "?q=gespr%C3%A4che+-russland&sort=oldest"
    page = client.get(f"/quotes/{query}").content.decode()
    ids = [record["id"] for record in records_of(client, f"/quotes/export.jsonl{query}")]
    assert len(ids) == 8
    places = [page.index(f"/quotes/{public_id}/") for public_id in ids]
    assert places == sorted(places)


def test_csv(client, first_article_once):
    rows = list(csv.DictReader(io.StringIO(text_of(client, "/quotes/export.csv?q=friedensvereinbarung"))))
    (row,) = rows
    assert row["spans"] == "2212-2317"
    assert row["attribution_source_anonymous"] == "true"
    assert row["article_outlet_id"] == ""
    assert row["chain"].endswith(' → der britischen Zeitung "i"')
    assert row["stances"].endswith(":denies")
    assert text_of(client, "/quotes/export.csv?bom=1").startswith("\ufeffid,")
    assert text_of(client, "/quotes/export.csv?q=nirgends").count("\r\n") == 1


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(client, start):
    article = make_article(status="published", body=f"{start}1+1 said the source.", headline=f"{start}cmd")
    make_quote(article=article, text=f"{start}1+1", kind="own_account")
    rows = csv.DictReader(io.StringIO(text_of(client, "/quotes/export.csv"), newline=""))
    row = next(row for row in rows if row["text"].endswith("1+1"))
    assert row["text"] == f"'{start}1+1"
    assert row["article_headline"] == f"'{start}cmd"


def test_only_what_is_published(client, first_article):
    withdraw(first_article)
    for noun in ("quotes", "articles", "sources", "claims"):
        assert records_of(client, f"/{noun}/export.jsonl") == []
        assert text_of(client, f"/{noun}/export.csv").count("\n") == 1


def test_a_source_kept_from_the_public_is_in_no_export(client, first_article_once):
    hidden = make_source(name="Nobody may know")
    assert Source.objects.filter(pk=hidden.pk).exists()
    assert "Nobody may know" not in text_of(client, "/sources/export.jsonl")


REFUSED = [
    ("/quotes/export.jsonl?kind=nonsense", "kind: “nonsense” is not a value of “kind”."),
    ("/quotes/export.csv?knd=direct", "knd: This list has no filter “knd”."),
    ("/quotes/export.csv?bom=yes", "bom: "),
    ("/articles/export.bib?from=2023-13", "from: “2023-13”: there is no month 13"),
]


@pytest.mark.parametrize(("address", "told"), REFUSED)
def test_what_cannot_be_is_refused_in_plain_text(client, address, told):
    response = client.get(address, headers={"accept-language": "en"})
    assert response.status_code == 400
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert told in response.content.decode()


@pytest.mark.parametrize("address", ["/quotes/export.exe", "/claims/export.bib", "/sources/export.csl.json"])
def test_other_formats_are_not_found(client, address):
    assert client.get(address).status_code == 404


def test_a_cursor_does_not_cut_an_export(client, first_article_once):
    assert len(records_of(client, "/quotes/export.jsonl?cursor=x")) == 25


def test_head_gives_the_headers_only(client, first_article_once):
    response = client.head("/quotes/export.bib")
    assert response.status_code == 200 and response["Content-Disposition"]
    assert response.content == b""
    assert client.post("/quotes/export.bib").status_code == 405


@pytest.mark.parametrize("extension", ["jsonl", "bib"])
def test_queries_do_not_grow_with_the_rows(client, django_assert_max_num_queries, extension):
    body = "".join(f"Satz {row}. " for row in range(30))
    article = make_article(status="published", body=body)
    paper = make_attribution(article=article, descriptor="Satz 1")
    speaker = make_attribution(article=article, descriptor="Satz 2", via=paper)
    for row in range(30):
        make_quote(attribution=speaker, text=f"Satz {row}.")
    with django_assert_max_num_queries(6):
        text = text_of(client, f"/quotes/export.{extension}")
    assert all(f"Satz {row}." in text for row in range(30))


@pytest.mark.parametrize("format", ["txt", "html"])
@pytest.mark.parametrize("language, words", [("en", "as cited in"), ("de", "zit. n.")])
def test_references_are_in_the_readers_language_alone_and_in_a_list(
    client, first_article_once, format, language, words
):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = language
    quote = Quote.objects.get(text__startswith="Wir teilen")
    whole = text_of(client, f"/quotes/export.{format}?q=friedensvereinbarung")
    assert words in whole
    assert whole.strip() == text_of(client, f"/quotes/{quote.public_id}.{format}").strip()

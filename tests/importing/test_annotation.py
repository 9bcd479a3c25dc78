"""Annotation files: everything in them is stored once, or nothing and the reason is told with its place."""

import copy
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from archive.importing.annotation import load_annotation, read_annotation
from archive.importing.outcome import Outcome, Refused
from archive.models import Article, Attribution, Claim, Quote, Source, Stance
from tests.factories import make_article, make_claim, make_source, make_user, withdraw
from tests.first_article import annotation, body

pytestmark = pytest.mark.django_db
FILE = Path(__file__).parents[2] / "archive" / "data" / "first_article.annotation.json"
ALL = (Source, Article, Attribution, Quote, Claim, Stance)


def counts() -> list[int]:
    return [model.objects.count() for model in ALL]


@pytest.fixture
def data() -> dict:
    return copy.deepcopy(annotation())


def refusal(data: object, text: str | None = None, **kwargs) -> str:
    """The reasons for which nothing was stored."""
    before = counts()
    with pytest.raises(Refused) as caught:
        load_annotation(data, body() if text is None else text, **kwargs)
    assert counts() == before
    return str(caught.value)


def test_everything_in_the_file_is_stored(first_article, data):
    assert counts() == [6, 1, 4, 25, 11, 30]
    assert first_article.status == "published" and first_article.published_at
    assert (first_article.issued, first_article.public_text) == ("2023-09", "excerpts")
    assert first_article.body == body()
    stored = {quote.text: quote for quote in Quote.objects.all()}
    for expected in data["quotes"]:
        quote = stored[expected["text"]]
        for field in ("kind", "spans", "cue", "confidence", "note", "translation", "original_text"):
            assert getattr(quote, field) == expected[field]
    for expected in data["attributions"]:
        attribution = Attribution.objects.get(descriptor=expected["descriptor"])
        for field in (
            "other_forms",
            "via_cue",
            "reason_printed",
            "basis",
            "channel",
            "note",
            "descriptor_end",
        ):
            assert getattr(attribution, field) == expected[field]
    for expected in data["sources"]:
        source = Source.objects.get(label_en=expected["label_en"])
        for field in ("name", "origin_report", "country", "note", "anonymous"):
            assert getattr(source, field) == expected[field]


def test_the_same_file_again_changes_nothing(first_article, data):
    updated = Quote.objects.latest("updated").updated
    article, outcome = load_annotation(data, body())
    assert (article, outcome) == (first_article, "unchanged")
    assert Quote.objects.latest("updated").updated == updated
    assert counts() == [6, 1, 4, 25, 11, 30]


def test_a_draft_is_brought_up_to_date_and_keeps_what_else_it_has(data):
    load_annotation(data, body())
    data["quotes"][0]["note"] = "Reworded note."
    removed = data["quotes"].pop()
    article, outcome = load_annotation(data, body())
    assert outcome == "updated"
    assert article.quotes.get(text=data["quotes"][0]["text"]).note == "Reworded note."
    assert article.quotes.filter(text=removed["text"]).exists()


def test_a_published_article_is_not_changed(first_article, data):
    data["quotes"][0]["note"] = "Reworded note."
    assert "needs a correction" in refusal(data)
    assert not Quote.objects.filter(note="Reworded note.").exists()


def test_only_identical_sources_and_claims_are_reused(data):
    principal = make_source(kind="organisation", name="UK Government", label_de="britische Regierung")
    same = make_source(
        **{k: v for k, v in data["sources"][0].items() if k in ("kind", "name", "label_de", "label_en")}
    )
    claim = {k: v for k, v in data["claims"][0].items() if k.startswith("text")}
    same_claim = make_claim(**claim, kind="factual")
    make_claim(**claim, kind="demand")
    article, _outcome = load_annotation(data, body())
    assert same in {attribution.source for attribution in article.attributions.all()}
    assert same_claim.stances.exists()
    assert Claim.objects.count() == 12
    assert not principal.agents.exists(), "a source with another label is another source"


def test_two_ids_of_a_file_never_become_one_record(data):
    data["sources"].append(data["sources"][0] | {"id": "i-again"})
    assert refusal(data) == "sources[6] (i-again): this is the same as sources[0] (i)."


def _set(path: str, value: object):
    """A change at `quotes.3.kind`; `...` deletes."""

    def change(data: dict) -> None:
        *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
        for step in steps:
            data = data[step]
        if value is ...:
            del data[last]
        else:
            data[last] = value

    return change


REFUSED = [
    ("quotes.17.attribution", "a-nobody", "quotes[17] (q18), attribution: “a-nobody” is not among the ids"),
    ("quotes.17.parent", "q99", "quotes[17] (q18), parent: “q99” is not among the ids of “quotes”"),
    ("quotes.0.stances.0.claim", "c99", "quotes[0] (q01).stances[0], claim: “c99” is not among"),
    ("article.outlet", "n-tv", "article, outlet: “n-tv” is not among the ids of “sources”"),
    ("quotes.17.kind", "shouted", "quotes[17] (q18), kind: “shouted” is not a code; the codes are direct,"),
    ("sources.0.knd", "outlet", "sources[0] (i): there is no key “knd”; the keys are id, name,"),
    ("quotes.17.text", ..., "quotes[17] (q18): “text” is missing."),
    ("quotes.17.text", None, "quotes[17] (q18): “text” is missing."),
    ("article", ..., "annotation: “article” is missing."),
    ("article", [], "article: an object {…} is expected here."),
    ("quotes", {}, "annotation, quotes: a list […] is expected here."),
    ("quotes.3", "words", "quotes[3]: an object {…} is expected here."),
    ("quotes.3.text", 3, "quotes[3] (q04), text: text in quotation marks is expected here."),
    ("quotes.3.spans", [[1, "2"]], "quotes[3] (q04), spans: pairs of start and end are expected here"),
    ("sources.0.anonymous", 1, "sources[0] (i), anonymous: true or false is expected here."),
    ("attributions.0.other_forms", "die Zeitung", "attributions[0] (a-i), other_forms: a list of texts"),
    ("attributions.0.descriptor_start", -1, "descriptor_start: a whole number from 0 is expected here."),
    ("quotes.1.id", "q01", "quotes[1] (q01): this id is given twice."),
    (
        "quotes.17.text",
        "Wir teilen",
        "quotes[17] (q18): “Wir teilen” is not the text at [[2212, 2317]]; there the",
    ),
    (
        "quotes.17.spans",
        [[3000, 9000]],
        "quotes[17] (q18): The span (3000, 9000) lies outside the text of 3138",
    ),
    ("quotes.17.spans", [], "quotes[17] (q18): A passage needs at least one span."),
    ("attributions.0.descriptor", "der Zeitung", "attributions[0] (a-i): “der Zeitung” is not the text at"),
    ("attributions.0.via", "a-spokesperson", "“via” leads back to itself."),
    ("sources.1.principal", "fcdo", "“principal” leads back to itself."),
    ("sources.4.name", "J. Smith", "sources[4] (anon-diplomat): An anonymous source has no name"),
    ("sources.4.origin_report", "", "sources[4] (anon-diplomat): Name the report in which"),
    ("sources.0.country", "Britain", "sources[0] (i): country: "),
    (
        "attributions.2.identification",
        "named",
        "attributions[2] (a-diplomat): identification named does not fit",
    ),
    (
        "attributions.0.anonymity_reason",
        "safety",
        "attributions[0] (a-i): reason for anonymity safety does not",
    ),
    ("quotes.3.note", "", "quotes[3] (q04): Say in the note what makes this passage ambiguous."),
    ("quotes.0.kind", "direct", "quotes[0] (q01): Choose whose words these are"),
    (
        "quotes.0.stances.0.certainty",
        "not_applicable",
        "quotes[0] (q01).stances[0]: Supports, qualifies and den",
    ),
    ("quotes.0.note", "a\x00b", "quotes[0] (q01), note: character 2 is U+0000, which cannot be kept."),
    ("quotes.0.note", "\ud800", "quotes[0] (q01), note: character 1 is U+D800, which cannot be kept."),
    ("article.body", f"{body()}\u202e", "article, body: character 3139 is U+202E RIGHT-TO-LEFT OVERRIDE"),
    ("attributions.0.other_forms", ["a\x00"], "other_forms: character 2 is U+0000"),
    ("article.issued", "2023-13", "article, issued: “2023-13”: there is no month 13."),
    ("article.language", "German!", "article: A language code looks like de or en-GB."),
    ("article.url", "n-tv.de", "article: url: Enter a valid URL."),
    ("article.body_sha256", "0" * 64, "article, body_sha256: this is not the checksum of the text given."),
    ("article.body_length", 7, "article, body_length: the text has 3138 characters."),
    ("claims.0.text_de", "", None),
]


@pytest.mark.parametrize(("path", "value", "expected"), REFUSED)
def test_a_mistake_is_told_with_its_place(data, path, value, expected):
    _set(path, value)(data)
    if expected is None:
        data["claims"][0]["text_en"] = ""
        expected = "claims[0] (c01): Word the claim in German or in English."
    assert expected in refusal(data)


def test_all_mistakes_of_shape_are_told_at_once(data):
    _set("quotes.3.kind", "shouted")(data)
    _set("claims.1.type", "guess")(data)
    assert len(refusal(data).splitlines()) == 2


@pytest.mark.parametrize("data", [None, [], "text", {"article": {}}])
def test_something_else_is_refused(data):
    assert refusal(data, text="")


def test_publishing_needs_four_eyes(data):
    editor = make_user("editor")
    assert "somebody else" in refusal(data, publish=True, annotator=editor, reviewer=editor)
    assert "somebody else" in refusal(data, publish=True, annotator=editor)


def test_the_text_comes_from_an_article_in_the_archive(data):
    imported = make_article(body=body(), headline="Imported headline")
    article, outcome = load_annotation(data)
    assert (article, outcome) == (imported, "updated")
    assert article.headline == "Imported headline"
    assert article.quotes.count() == 25


def test_two_articles_with_the_text_are_told_apart_by_address(data):
    make_article(body=body())
    second = make_article(body=body())
    assert "several articles" in refusal(data)
    data["article"]["url"] = second.url
    assert load_annotation(data)[0] == second


def test_the_text_may_stand_in_the_file(tmp_path, data):
    data["article"]["body"] = body()
    (tmp_path / "a.json").write_text(json.dumps(data))
    call_command("load_annotation", tmp_path / "a.json", verbosity=0)
    assert counts() == [6, 1, 4, 25, 11, 30]


def test_the_command_finds_the_text_beside_the_file_and_publishes(capsys):
    make_user("editor"), make_user("reviewer")
    options = {"annotator": "editor", "reviewer": "reviewer", "publish": True}
    call_command("load_annotation", FILE, **options)
    assert capsys.readouterr().out.startswith("created: Seit dem Beginn")
    assert Article.objects.published().count() == 1


def test_the_command_leaves_a_filled_archive_alone_if_asked():
    make_article()
    call_command("load_annotation", FILE, if_empty=True)
    assert Article.objects.count() == 1


def test_a_withdrawn_article_stays_as_it_was(first_article, data):
    withdraw(first_article)
    people = {"annotator": make_user("editor"), "reviewer": make_user("reviewer")}
    assert load_annotation(copy.deepcopy(data), body())[1] == Outcome.UNCHANGED
    assert "it no longer changes" in refusal(data, **people, publish=True)
    data["quotes"][0]["note"] = "Another note."
    assert "it no longer changes" in refusal(data)


UNREADABLE = [
    (b"\xff\xfe{", "byte 0 is not UTF-8"),
    (b"", "not JSON: line 1, column 1"),
    (b'{"article": {}, }', "not JSON: line 1, column 17"),
    (b"[" * 100_000, "nested too deeply"),
    (b"{}", "“article” is missing"),
]


@pytest.mark.parametrize(("content", "expected"), UNREADABLE)
def test_an_unreadable_file_is_refused(tmp_path, content, expected):
    (tmp_path / "a.json").write_bytes(content)
    with pytest.raises(CommandError, match=expected):
        call_command("load_annotation", tmp_path / "a.json")
    with pytest.raises(CommandError, match="There is no user “nobody”"):
        call_command("load_annotation", FILE, annotator="nobody")


def test_a_missing_file_and_a_missing_text_are_told(tmp_path):
    with pytest.raises(Refused, match="No such file"):
        read_annotation(tmp_path / "none.json")
    (tmp_path / "a.json").write_bytes(FILE.read_bytes())
    with pytest.raises(CommandError, match="the text is missing"):
        call_command("load_annotation", tmp_path / "a.json")

"""The four lists as pages: what they are given, what they show, what they refuse."""

import pytest
from django.test import RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.filters import QuoteFilter
from archive.models import Quote
from archive.views.listing import contents

pytestmark = pytest.mark.django_db

LISTS = ("/quotes/", "/articles/", "/sources/", "/claims/")


def shown(query: str = "") -> dict:
    """What the template of the quotes' list is given."""
    request = RequestFactory().get(f"/quotes/{query}")
    return contents(request, QuoteFilter, Quote.objects.published().for_list())


def page_of(client, address: str, status: int = 200) -> str:
    response = client.get(address, headers={"accept-language": "en"})
    assert response.status_code == status, address
    return response.content.decode()


def test_a_search_marks_what_it_found(client, first_article):
    page = page_of(client, "/quotes/?q=friedensvereinbarung")
    assert "schließen <mark>Friedensvereinbarungen</mark> für irgendjemanden." in page
    page = page_of(client, "/quotes/?q=%22peace+agreements%22")
    assert "or making <mark>peace agreements</mark> on anyone&#39;s behalf" in page
    assert "found in: original wording" in page
    assert "<mark>" not in page_of(client, "/quotes/")


def test_each_list_marks_its_own_words(client, first_article):
    assert "senior British <mark>diplomat</mark>" in page_of(client, "/sources/?q=diplomat")
    assert "found in: a similar spelling" in page_of(client, "/sources/?q=diplomt")
    assert "nuclear <mark>threats</mark>" in page_of(client, "/claims/?q=threat")
    assert "found in: German wording" in page_of(client, "/claims/?q=getreideknappheit")
    assert "found in: its passages" in page_of(client, "/articles/?q=getreideknappheit")


def test_why_a_row_matched(first_article):
    rows = {row.text: row for row in shown("?q=diplomat")["page"].rows}
    assert rows["entscheidender Bedeutung"].matched_in == "found in: speaker"
    rows = {row.text: row for row in shown("?q=diplomat+bedeutung")["page"].rows}
    assert rows["entscheidender Bedeutung"].matched_in == "found in: speaker"
    (row,) = shown("?q=divvying+friedensvereinbarung+diplomat")["page"].rows
    assert row.matched_in == "found in: original wording, speaker"
    (row,) = shown("?q=friedensvereinbarung")["page"].rows
    assert row.matched_in == ""


def test_options_lead_to_as_many_rows_as_they_say(first_article):
    for query in (
        "",
        "?q=gespr%C3%A4che",
        "?kind=direct&kind=partial&stance=denies",
        "?identification=named",
    ):
        for facet in shown(query)["facets"]:
            for option in facet.options:
                address = option.url.removeprefix("/quotes/")
                assert facet.name in address or option.selected
                if not option.selected and f"{facet.name}=" not in query:
                    assert shown(address)["page"].total == option.count, (query, facet.name, option.label)


def test_chosen_options_come_first_in_no_order_but_stay(first_article):
    (facet,) = [
        facet for facet in shown("?kind=direct&identification=institution")["facets"] if facet.name == "kind"
    ]
    chosen = [option for option in facet.options if option.selected]
    assert [(option.value, option.count) for option in chosen] == [("direct", 0)]
    assert chosen[0].url == "/quotes/?identification=institution"
    counts = [option.count for option in facet.options]
    assert counts == sorted(counts, reverse=True)


def test_chips_take_a_condition_away(first_article):
    active = shown("?q=krieg&kind=direct&from=2023-09&utm_source=x&cursor=")["errors"]
    assert list(active) == ["cursor"]
    chips = shown("?q=krieg&kind=direct&from=2023-09&utm_source=x")["active"]
    assert [(chip.label, chip.value_label, chip.remove_url) for chip in chips] == [
        ("Kind", "direct quote", "/quotes/?q=krieg&from=2023-09"),
        ("From", "2023-09", "/quotes/?q=krieg&kind=direct"),
    ]


def test_a_value_given_twice_stands_in_links_once(client, first_article):
    page = page_of(client, "/quotes/?" + "&".join(["kind=direct"] * 50))
    assert "kind=direct&amp;kind=direct" not in page and "kind=direct&amp;" in page


def test_orders_offered(first_article):
    assert [tuple(sort[:1]) + tuple(sort[2:]) for sort in shown("?q=krieg")["sorts"]] == [
        ("relevance", True, "/quotes/?q=krieg&sort=relevance"),
        ("newest", False, "/quotes/?q=krieg&sort=newest"),
        ("oldest", False, "/quotes/?q=krieg&sort=oldest"),
    ]
    assert [sort.value for sort in shown()["sorts"]] == ["newest", "oldest"]


def test_exports_carry_the_query(first_article):
    urls = dict(shown("?q=krieg&kind=direct&sort=oldest")["exports"])
    assert urls["BibTeX"] == "/quotes/export.bib?q=krieg&kind=direct&sort=oldest"
    assert {"RIS", "CSL-JSON", "CSV", "JSON Lines"} <= urls.keys()


NOTHING_FOUND = [
    "%22",
    "die+und+der",
    "%26%7C%21%28%29%3A%2A%5C",
    "%F0%9F%98%80",
    "%00",
    "-ukraine",
    "*",
    "or+or",
]


@pytest.mark.parametrize(
    "q", [*NOTHING_FOUND, "%ED%A0%80", "%28%28%28%28", "%E2%80%AEkrieg%E2%80%AC+nirgends"]
)
@pytest.mark.parametrize("address", LISTS)
def test_a_search_for_nothing_lists_nothing_and_says_so(client, first_article_once, address, q):
    page = page_of(client, f"{address}?q={q}")
    assert '<ol class="rows">' not in page
    assert 'class="notice"' in page or "Too common" in page or "nirgends" in page


REFUSED = [
    ("/quotes/?kind=nonsense", "“nonsense” is not a value of “kind”."),
    ("/quotes/?q=" + "x" * 10_000, "at most 300 characters"),
    ("/quotes/?q=" + "a+" * 100, "at most 32"),
    ("/quotes/?cursor=garbage", "This page of the list does not exist"),
    ("/quotes/?source=" + "9" * 30, "There is no such record."),
    ("/quotes/?knd=direct", "This list has no filter “knd”. Did you mean “kind”?"),
    ("/quotes/?" + "x" * 5000 + "=1", "This list has no filter “xxx"),
    ("/articles/?from=2024&to=2023", "“to” lies before “from”."),
    ("/sources/?kind=person", "This list has no filter “kind”."),
    ("/claims/?status=true", "“true” is not a value of “status”."),
    ("/claims/?sort=name", "“name” is not a value of “sort”."),
    ("/quotes/?to=%3Cscript%3E", "“&lt;script&gt;” is not a date"),
]


@pytest.mark.parametrize(("address", "told"), REFUSED)
def test_what_cannot_be_is_a_400_page_that_names_it(client, first_article_once, address, told):
    page = page_of(client, address, status=400)
    assert told in page.replace("&#39;", "'").replace("&#34;", '"')
    assert '<ol class="rows">' not in page


def test_the_form_keeps_what_was_typed(client, first_article_once):
    page = page_of(client, "/quotes/?q=krieg&kind=nonsense&from=2023-13", status=400)
    assert 'name="q" value="krieg"' in page
    assert 'name="from" value="2023-13"' in page
    assert 'name="kind" value="nonsense"' in page


@pytest.mark.parametrize("address", LISTS)
def test_only_read(client, address):
    for method in (client.post, client.put, client.delete, client.patch):
        assert method(address).status_code == 405
    assert client.head(address).status_code == 200


#: What queries are made of, good and bad, as it may stand in an address.
PIECES = [
    '"',
    "„",
    "*",
    "-",
    " or ",
    "(",
    ")",
    "&|!:\\'",
    "<->",
    "%",
    "\x00",
    "\ufffd",
    "😀",
    "\u202e",
    "\u00ad",
]
PIECES += [
    "krieg",
    "diplom",
    "die ",
    "the ",
    "ab",
    "18.000",
    "UN-Rat",
    "a@b.de",
    "https://x.de/y?z",
    "'''",
    " ",
]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=12), address=st.sampled_from(LISTS))
def test_any_query_gets_an_answer(client, first_article_once, pieces, address):
    assert client.get(address, {"q": "".join(pieces)}).status_code == 200


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(max_size=40),
    name=st.sampled_from(["q", "kind", "source", "language", "from", "sort", "cursor"]),
)
def test_any_value_gets_an_answer(client, first_article_once, text, name):
    assert client.get("/quotes/", {name: text}).status_code in (200, 400)


MEANT = [
    # address, what is proposed and where that leads
    ("/quotes/?q=diplomt", "diplomat", "/quotes/?q=diplomat"),
    ("/articles/?q=Diplomt", "Diplomat", "/articles/?q=Diplomat"),
    ("/claims/?q=ukrane", "ukraine", "/claims/?q=ukraine"),
    (
        "/quotes/?q=diplomt&kind=partial&from=2022&sort=newest",
        "diplomat",
        "/quotes/?kind=partial&amp;from=2022&amp;sort=newest&amp;q=diplomat",
    ),
    ("/quotes/?q=wien+or+diplomt", "wien or diplomat", "/quotes/?q=wien+or+diplomat"),
    ("/quotes/?q=%22britischer+diplomt%22", "&#34;britischer diplomat&#34;", "%22britischer+diplomat%22"),
]


@pytest.mark.parametrize(("address", "text", "href"), MEANT)
def test_what_was_meant_is_proposed_with_the_same_filters(client, first_article, address, text, href):
    page = page_of(client, address)
    assert f'{href}" rel="nofollow">{text}</a>?' in page
    assert page.count("Did you mean") == 1


NOT_MEANT = [
    "/quotes/?q=diplomat",
    "/quotes/?q=diplomat&kind=indirect&from=2024",
    "/quotes/?q=wien+getreideknappheit",  # both occur, if not together
    "/quotes/?q=xylophonist",
    "/claims/?q=sicherheitsberatr",  # in no claim
    "/quotes/?q=diplomt*",
    "/quotes/?q=ukraine+-diplomt",
    "/sources/?q=diplomt",  # found, misspelt as it is
    "/quotes/",
]


@pytest.mark.parametrize("address", NOT_MEANT)
def test_nothing_is_proposed_needlessly(client, first_article, address):
    assert "Did you mean" not in page_of(client, address)


def test_what_was_meant_is_asked_only_where_nothing_is_found(client, first_article, monkeypatch):
    asked = []
    monkeypatch.setattr("archive.views.correcting.corrected", lambda search, leaves: asked.append(leaves))
    for query in ("?q=diplomat", "?q=diplomat+-ukraine", "", "?q=wien+or+diplomt"):
        shown(query)
    assert [len(leaves) for leaves in asked] == [0, 0, 0, 2]

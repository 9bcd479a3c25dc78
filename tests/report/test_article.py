import pytest

from archive.evidence import Source, Stance
from archive.report import DEFINITIONS, ArticleFacts, Attribution, Passage, sourcing_report
from tests import first_article
from tests.first_article import annotation, assessments

FIRST_ARTICLE = {
    "named_voices": "0/3",
    "unnamed_officials": "1/3",
    "anonymous_voices": "2/3",
    "reason_printed": "0/2",
    "basis_printed": "1/2",
    "second_hand": "20/20",
    "longest_chain": "2",
    "mean_chain": "1.8",
    "one_conduit": "20/20",
    "single_strand": "6/9",
    "denied_only": "2/9",
    "unsourced": "1/9",
    "contested": "0/9",
    "taken_over": "3/9",
    "unmarked_translations": "10/10",
    "ambiguous": "4/20",
}


def facts_of_first_article():
    attributions = {
        row["id"]: Attribution(
            row["id"],
            row["source"],
            row["via"],
            row["channel"],
            row["identification"],
            row["basis"],
            row["anonymity_reason"],
        )
        for row in annotation()["attributions"]
    }
    quotes = [
        Passage(row["id"], row["kind"], row["attribution"], row["confidence"], row["translation"])
        for row in annotation()["quotes"]
    ]
    statuses = {claim: found.status for claim, found in assessments().items()}
    return ArticleFacts(
        None, quotes, attributions, first_article.sources(), first_article.stances(), statuses
    )


def test_the_first_article():
    report = sourcing_report(facts_of_first_article())
    assert {code: figure.text("en") for code, figure in report.items()} == FIRST_ARTICLE
    assert report["one_conduit"].subject.label_en == "i"
    assert report["mean_chain"].text("de") == "1,8"
    assert (report["mean_chain"].numerator, report["mean_chain"].denominator) == (36, 20)


def test_an_article_with_nothing_to_count():
    report = sourcing_report(ArticleFacts(None, [], {}, {}))
    assert {figure.text("de") for figure in report.values()} == {"–"}
    assert {(figure.numerator, figure.denominator) for figure in report.values()} == {(0, 0)}
    assert {figure.value for figure in report.values()} == {None}


SOURCES = {
    row.id: row
    for row in (
        Source("paper", "outlet", "Blatt", "Paper"),
        Source("agency", "outlet", "Agentur", "Agency"),
        Source("minister", "person", "Ministerin", "Minister"),
        Source("insider", "person", "Insider", "Insider"),
        Source("crew", "group", "Besatzung", "Crew"),
        Source("ministry", "organisation", "Ministerium", "Ministry"),
    )
}
ATTRIBUTIONS = {
    row.id: row
    for row in (
        Attribution("agency", "agency", identification="institution"),
        Attribution("paper via agency", "paper", "agency", identification="institution"),
        Attribution("minister", "minister", identification="named"),
        Attribution("minister, again", "minister", "agency", identification="official_unnamed"),
        Attribution("insider", "insider", None, "", "anonymous_bare", "hearsay", "reprisal"),
        Attribution("crew", "crew", "paper via agency", "", "pseudonym", "not_stated", "none_printed"),
        Attribution("ministry", "ministry", identification="institution"),
    )
}


def report_of(*attributions, outlet="paper", **values):
    quotes = [Passage(n, "direct", each, "explicit", "original") for n, each in enumerate(attributions)]
    return sourcing_report(ArticleFacts(outlet, quotes, ATTRIBUTIONS, SOURCES, **values))


@pytest.mark.parametrize(
    ("attributions", "expected"),
    [
        (["minister"], {"named_voices": "1/1", "second_hand": "0/1", "longest_chain": "1"}),
        (["minister", "minister, again"], {"named_voices": "1/1", "unnamed_officials": "0/1"}),
        (["insider", "crew"], {"anonymous_voices": "2/2", "reason_printed": "1/2", "basis_printed": "1/2"}),
        (["ministry"], {"named_voices": "–"}),
        (["crew"], {"longest_chain": "3", "mean_chain": "3.0", "second_hand": "0/1", "one_conduit": "1/1"}),
        (["agency", "minister, again", "minister"], {"second_hand": "2/3", "one_conduit": "2/3"}),
    ],
)
def test_voices_and_routes(attributions, expected):
    report = report_of(*attributions)
    assert {code: report[code].text() for code in expected} == expected


def test_the_outlets_own_account_is_no_passage():
    quotes = [Passage(1, "own_account", None, "ambiguous", "translated_unmarked")]
    report = sourcing_report(ArticleFacts("paper", quotes, {}, SOURCES))
    assert report["ambiguous"].text() == report["unmarked_translations"].text() == "–"


@pytest.mark.parametrize(
    ("status", "kind", "value", "taken_over"),
    [
        ("contested", "own_account", "denies", "1/1"),
        ("single_strand", "own_account", "mentions", "0/1"),
        ("single_strand", "direct", "supports", "0/1"),
        ("multi_strand", "own_account", "supports", "0/1"),
        ("unsourced", "own_account", "supports", "0/1"),
        ("not_applicable", "own_account", "supports", "–"),
    ],
)
def test_what_the_outlet_takes_over(status, kind, value, taken_over):
    stance = Stance(1, "c", value, "certain", kind, None, "article")
    report = report_of("minister", stances=[stance], statuses={"c": status})
    assert report["taken_over"].text() == taken_over


def test_every_figure_is_defined_in_both_languages():
    for definition in DEFINITIONS.values():
        assert definition.label("de") != definition.label("en")
        assert definition.definition("de-AT").endswith(".") and definition.definition("en").endswith(".")

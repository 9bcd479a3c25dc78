import pytest

from archive.evidence import assess, disclaimer, explain
from archive.evidence.phrases import PHRASES
from tests.evidence.test_rule import SOURCES, STATIONS, stance
from tests.first_article import assessments

FIRST_ARTICLE = [
    (
        "c07",
        "Keine gezählte Stimme stützt die Behauptung. "
        "Eine unabhängige Quellenlinie bestreitet die Behauptung: beide Stimmen – Sprecher des britischen "
        "Außenministeriums (ohne Namen) und hochrangiger britischer Diplomat (i, 09/2023) – "
        "sprachen mit „i“ und gehören zu derselben Stelle (britische Regierung). "
        "Nicht gezählt: eine Textstelle, die sich nicht festlegt.",
        "No counted voice supports the claim. "
        "One independent line denies the claim: both voices – Foreign Office spokesperson (unnamed) "
        "and senior British diplomat (i, Sept 2023) – "
        "spoke to “i” and belong to the same institution (UK Government). "
        "Not counted: one passage that takes no side.",
    ),
    (
        "c04",
        "Eine unabhängige Quellenlinie stützt die Behauptung: es spricht nur eine Stimme, „i“.",
        "One independent line supports the claim: there is only one voice, “i”.",
    ),
    (
        "c06",
        "Eine unabhängige Quellenlinie stützt die Behauptung: es spricht nur eine Stimme, "
        "Sprecher des britischen Außenministeriums (ohne Namen), über „i“.",
        "One independent line supports the claim: there is only one voice, "
        "Foreign Office spokesperson (unnamed), through “i”.",
    ),
    (
        "c11",
        "Keine gezählte Stimme stützt oder bestreitet die Behauptung. "
        "Nicht gezählt: eine Textstelle in eigener Darstellung des Mediums.",
        "No counted voice supports or denies the claim. Not counted: one passage in the outlet's own voice.",
    ),
    (
        "c09",
        "Keine Tatsachenbehauptung, sondern Wertung, Forderung oder Prognose: "
        "Die Beleglage wird nicht bestimmt.",
        "Not a factual claim but an evaluation, demand or forecast: no evidence status is derived.",
    ),
]

TOGETHER = [
    # attributions that support, German, English
    (
        ["witness via daily", "expert via weekly"],
        "beide Stimmen – Zeugin und Experte – erreichen uns über Medien desselben Hauses (Haus).",
        "both voices – Witness and Expert – reach us through outlets of one house (House).",
    ),
    (
        ["minister via daily", "soldier via agency"],
        "beide Stimmen – Ministerin und Soldat – gehören zu derselben Stelle (Staat).",
        "both voices – Minister and Soldier – belong to the same institution (State).",
    ),
    (
        ["agency", "witness via agency", "expert via agency"],
        "alle drei Stimmen – „Agentur“, Zeugin und Experte – gehen auf „Agentur“ zurück.",
        "all three voices – “Agency”, Witness and Expert – go back to “Agency”.",
    ),
    (
        ["witness via agency", "expert via agency"],
        "beide Stimmen – Zeugin und Experte – erreichen uns über „Agentur“.",
        "both voices – Witness and Expert – reach us through “Agency”.",
    ),
    (
        ["witness via daily", "expert via agency", "minister via agency"],
        "Zwei unabhängige Quellenlinien stützen die Behauptung: "
        "Zeugin, über „Tagblatt“; Experte, über „Agentur“. "
        "Keine eigene Linie: Ministerin (über „Agentur“, wie Experte).",
        "Two independent lines support the claim: Witness, through “Daily”; Expert, through “Agency”. "
        "No line of their own: Minister (through “Agency”, like Expert).",
    ),
    (
        ["minister via daily", "expert via agency", "soldier via radio"],
        "Ministerin, über „Tagblatt“; Experte, über „Agentur“. "
        "Keine eigene Linie: Soldat (gehört zu derselben Stelle wie Ministerin: Staat).",
        "No line of their own: Soldier (belongs to the same institution as Minister: State).",
    ),
]


@pytest.mark.parametrize(("claim", "german", "english"), FIRST_ARTICLE)
def test_the_first_article_in_words(claim, german, english):
    assert explain(assessments()[claim], "de") == german
    assert explain(assessments()[claim], "en") == english


@pytest.mark.parametrize(("attributions", "german", "english"), TOGETHER)
def test_what_collapses_and_by_which_key(attributions, german, english):
    stances = [stance(attribution, number) for number, attribution in enumerate(attributions)]
    found = assess("factual", stances, SOURCES, STATIONS)
    assert explain(found, "de-DE").endswith(german)
    assert explain(found, "en-GB").endswith(english)


def test_voices_of_one_article_whose_outlet_is_unknown():
    stances = [stance(who, who, outlet=None, article="one") for who in ("witness", "expert")]
    found = assess("factual", stances, SOURCES, STATIONS)
    assert explain(found, "en").endswith("stand in the same article, whose outlet is unknown.")


def test_contested_claims_tell_both_sides():
    found = assess("factual", [stance("witness"), stance("expert", 2, value="denies")], SOURCES, STATIONS)
    assert explain(found, "en") == (
        "One independent line supports the claim: there is only one voice, Witness, through “Radio”. "
        "One independent line denies the claim: there is only one voice, Expert, through “Radio”."
    )


def test_many_voices_are_not_all_named():
    names = ["witness", "expert", "minister", "soldier", "ministry", "agency"]
    stances = [stance(f"{name} via radio", number) for number, name in enumerate(names)]
    assert "alle sechs Stimmen – Zeugin, Experte, Ministerin, Soldat und zwei weitere –" in explain(
        assess("factual", stances, SOURCES, STATIONS), "de"
    )


def test_both_languages_have_the_same_phrases():
    assert PHRASES["de"].keys() == PHRASES["en"].keys()


def test_disclaimer():
    assert disclaimer("en") == "This says how the claim is sourced in this archive, not whether it is true."
    assert disclaimer("de").startswith("Das sagt, wie die Behauptung in diesem Archiv belegt ist")

"""laut, nach Angaben von, zufolge, demnach, wonach."""

import pytest

from tests.detection.reading_tables import by_rule

CASES = [
    (
        "Die Zahl der Bienen sinkt Schätzungen zufolge weiter.",
        "Die Zahl der Bienen sinkt […] weiter",
        "Schätzungen",
    ),
    ("Das Beet, das ihrer Meinung nach zu klein ist, bleibt.", "das […] zu klein ist", "ihrer Meinung"),
    (
        "Sie meiden die Fähre, die ihrer Meinung nach kaum noch schwimmt.",
        "die […] kaum noch schwimmt",
        "ihrer Meinung",
    ),
    (
        "Der Damm hielt nach Angaben örtlicher Behörden dem Wasser stand.",
        "Der Damm hielt […] dem Wasser stand",
        "Angaben örtlicher Behörden",
    ),
    (
        "Beim Brand wurde nach Auskunft der Bahn der größte Teil der Gleise zerstört.",
        "Beim Brand wurde […] der größte Teil der Gleise zerstört",
        "Auskunft der Bahn",
    ),
    (
        "Das Haus wird laut Entwurf von den Erben bezahlt.",
        "Das Haus wird […] von den Erben bezahlt",
        "Entwurf",
    ),
    (
        "Nach Angaben der Veranstalter kamen 700 Gäste, die Polizei spricht von 400.",
        "kamen 700 Gäste",
        "Angaben der Veranstalter",
    ),
    (
        "Nach Angaben der Post beträgt der beim Umbau entstandene Schaden zwei Millionen.",
        "beträgt der beim Umbau entstandene Schaden zwei Millionen",
        "Angaben der Post",
    ),
    (
        "Laut „Bote“ sagte die Ministerin, dass der Tunnel teurer werde.",
        "sagte die Ministerin, dass der Tunnel teurer werde",
        "„Bote“",
    ),
    ("Laut Polizei brannte der Schuppen.", "brannte der Schuppen", "Polizei"),
    (
        "Nach Angaben der Behörde bleibt die Straße gesperrt.",
        "bleibt die Straße gesperrt",
        "Angaben der Behörde",
    ),
    ("Dem Bericht zufolge war der Motor kalt.", "war der Motor kalt", "Dem Bericht"),
    ("Der Verkehr ruht laut Bahn bis Montag.", "Der Verkehr ruht […] bis Montag", "Bahn"),
    (
        "Laut einer am Freitag veröffentlichten Mitteilung der Stadt öffnet das Bad.",
        "öffnet das Bad",
        "einer am Freitag veröffentlichten Mitteilung der Stadt",
    ),
    (
        "Der Mann wurde laut Interpol in Korat gefasst.",
        "Der Mann wurde […] in Korat gefasst",
        "Interpol",
    ),
    (
        "Der Flughafen ist wieder offen, jedoch fährt laut Bahn kein Zug.",
        "jedoch fährt […] kein Zug",
        "Bahn",
    ),
    ("Laut beispiel.example kostet das Heft zwei Euro.", "kostet das Heft zwei Euro", "beispiel.example"),
    ("Seiner Meinung nach ist der Weg zu steil.", "ist der Weg zu steil", "Seiner Meinung"),
    (
        "Der Wagen, der nach Angaben der Polizei gestohlen war, brannte.",
        "der […] gestohlen war",
        "Angaben der Polizei",
    ),
]


@pytest.mark.parametrize(("text", "passage", "speaker"), CASES)
def test_the_phrase_names_the_voice_and_the_rest_is_what_was_said(text, passage, speaker):
    assert by_rule(text, "according_to") == [(passage, speaker)]


@pytest.mark.parametrize(
    "text",
    [
        "Die Sicht nach oben war frei.",
        "Zwei Monate nach dem Urteil lag die Begründung vor.",
        "Er wurde nach Artikel 3 des Vertrags entlassen.",
        "Der laut Gutachten geringe Schaden wurde behoben.",
    ],
)
def test_no_voice_is_named(text):
    assert by_rule(text, "according_to") == []


def test_wonach_ends_where_the_main_clause_goes_on():
    text = "Ein Bericht, wonach der Hafen schließt, wurde dementiert."
    assert by_rule(text, "according_to_that") == [("der Hafen schließt", "Ein Bericht")]


@pytest.mark.parametrize(
    "text", ["Nach dem Spiel regnete es.", "Nach Hause fuhr niemand.", "Es wurde laut im Saal."]
)
def test_other_uses_of_the_words_are_no_frames(text):
    assert by_rule(text, "according_to") == []

"""Verbs of saying with their content before, behind and inside."""

import pytest

from tests.detection.reading_tables import by_rule

CASES = [
    (
        "Laut „Bote“ sagte die Ministerin, dass der Tunnel teurer werde.",
        "reporting_verb_that",
        "dass der Tunnel teurer werde",
        "die Ministerin",
    ),
    (
        "Die Stadt besteht darauf, dass der Zaun verschwindet.",
        "reporting_verb_that",
        "dass der Zaun verschwindet",
        "Die Stadt",
    ),
    ("Der Bauer hoffte dass es regnet.", "reporting_verb_that", "dass es regnet", "Der Bauer"),
    (
        "Der Wirt versicherte, niemanden betrogen zu haben.",
        "reporting_verb_infinitive",
        "niemanden betrogen zu haben",
        "Der Wirt",
    ),
    (
        "Die Leitung räumte ein, es könnten Stellen fehlen, sprach aber von einem Irrtum.",
        "reporting_verb_subjunctive",
        "es könnten Stellen fehlen",
        "Die Leitung",
    ),
    (
        "Der Verband erklärte, die Regeln würden oft nicht überschritten.",
        "reporting_verb_subjunctive",
        "die Regeln würden oft nicht überschritten",
        "Der Verband",
    ),
    (
        "Aus dem Brief geht hervor, dass der Hof verkauft ist.",
        "reporting_verb_that",
        "dass der Hof verkauft ist",
        "dem Brief",
    ),
    (
        "Die Wirtin zeigte sich besorgt: „Das wird eng“, sagte sie.",
        "direct_with_verb",
        "„Das wird eng“",
        "sie",
    ),
    (
        "Der Bürgermeister sieht in dem Plan einen „Angriff auf das Dorf“.",
        "words_of_object",
        "„Angriff auf das Dorf“",
        "Der Bürgermeister",
    ),
    (
        "Während die Stadt wartet und fordert, dass jemand handelt, steigt das Wasser.",
        "reporting_verb_that",
        "dass jemand handelt",
        "die Stadt",
    ),
    ("Die Stadt teilte mit, dass das Bad öffnet.", "reporting_verb_that", "dass das Bad öffnet", "Die Stadt"),
    ("Der Chef fragte, ob jemand fehle.", "reporting_verb_that", "ob jemand fehle", "Der Chef"),
    ("Müller sagte, das Dach sei undicht.", "reporting_verb_subjunctive", "das Dach sei undicht", "Müller"),
    (
        "Am Montag sagte der Minister, man habe Zeit.",
        "reporting_verb_subjunctive",
        "man habe Zeit",
        "der Minister",
    ),
    (
        "Die Firma versprach, den Schaden zu bezahlen.",
        "reporting_verb_infinitive",
        "den Schaden zu bezahlen",
        "Die Firma",
    ),
    (
        "Er hat angekündigt sein Amt niederzulegen.",
        "reporting_verb_infinitive",
        "sein Amt niederzulegen",
        "Er",
    ),
    (
        "Zwei Taucher haben das Wrack untersucht und gestern bestätigt, dass es leer ist.",
        "reporting_verb_that",
        "dass es leer ist",
        "Zwei Taucher",
    ),
    (
        "Der Käufer hat zugesagt, nicht über den Turm, den höchsten der Stadt, zu bestimmen.",
        "reporting_verb_infinitive",
        "nicht über den Turm, den höchsten der Stadt, zu bestimmen",
        "Der Käufer",
    ),
    (
        "Sie haben Pläne zu Lohn und Urlaub und beklagen, dass Geld fehle.",
        "reporting_verb_that",
        "dass Geld fehle",
        "Sie",
    ),
    (
        "Der Stadt wird vorgeworfen, Geld verschwendet zu haben, was sie bestreitet.",
        "reporting_verb_infinitive_unattributed",
        "Geld verschwendet zu haben",
        "",
    ),
    (
        "Die Äußerungen nannte Rahn falsch und glaubt, dass man irrt.",
        "reporting_verb_that",
        "dass man irrt",
        "Rahn",
    ),
    (
        "Die Ärztin sagte, der Weg sei ihrer Meinung nach zu steil.",
        "reporting_verb_subjunctive",
        "der Weg sei ihrer Meinung nach zu steil",
        "Die Ärztin",
    ),
    ("Das Dach sei undicht, sagte Müller.", "reporting_verb_after", "Das Dach sei undicht", "Müller"),
    (
        "Das Bad öffnet im Mai, teilte die Stadt am Freitag mit.",
        "reporting_verb_after",
        "Das Bad öffnet im Mai",
        "die Stadt",
    ),
    (
        "Uwe Rahn, der Chef der Werft, sagte, man baue weiter.",
        "reporting_verb_subjunctive",
        "man baue weiter",
        "Uwe Rahn, der Chef der Werft",
    ),
    (
        "Zuvor hatte ein Zeuge, Karl Lind, erklärt, die Tür sei offen gewesen.",
        "reporting_verb_subjunctive",
        "die Tür sei offen gewesen",
        "ein Zeuge, Karl Lind",
    ),
    (
        "Sie nannte den Plan gut und forderte, sofort zu beginnen.",
        "reporting_verb_infinitive",
        "sofort zu beginnen",
        "Sie",
    ),
    (
        "In einem Bericht wird vermutet, dass Geld fehlt.",
        "reporting_verb_that",
        "dass Geld fehlt",
        "einem Bericht",
    ),
    (
        "Besorgt äußerte sich Anna Korn, dass der Fluss steigt.",
        "reporting_verb_that",
        "dass der Fluss steigt",
        "Anna Korn",
    ),
    (
        "Der Zeitung sagte die Ministerin, man prüfe das.",
        "reporting_verb_subjunctive",
        "man prüfe das",
        "die Ministerin",
    ),
    ("„Wir gehen“, sagte Müller.", "direct_with_verb", "„Wir gehen“", "Müller"),
    ("Müller sagte: „Wir gehen jetzt.“", "direct_with_verb", "„Wir gehen jetzt.“", "Müller"),
    ("„Wir gehen“ sagte Müller.", "direct_with_verb", "„Wir gehen“", "Müller"),
    (
        "„Wir gehen“, sagte Müller, „und kommen nicht wieder.“",
        "direct_with_verb",
        "„Wir gehen“ […] „und kommen nicht wieder.“",
        "Müller",
    ),
    ("„Wir gehen“, zitiert die Zeitung den Wirt.", "direct_with_verb", "„Wir gehen“", "den Wirt"),
    ("Der Anwalt nannte das Urteil „schlicht falsch“.", "words_of_object", "„schlicht falsch“", "Der Anwalt"),
    (
        "Die Opposition kritisierte den Vertrag als „Ausverkauf“.",
        "words_of_object",
        "„Ausverkauf“",
        "Die Opposition",
    ),
    ("Man habe „nichts zu verbergen“, sagte er.", "reporting_verb_words", "„nichts zu verbergen“", "er"),
]


@pytest.mark.parametrize(("text", "rule", "passage", "speaker"), CASES)
def test_content_and_speaker(text, rule, passage, speaker):
    assert by_rule(text, rule) == [(passage, speaker)]


@pytest.mark.parametrize(
    "text",
    [
        "Die Zeitung „Morgenblatt“ erscheint täglich.",
        "Es meldeten sich drei Bewerber: Anna, Ben und Clara.",
        "Die geforderte Summe liegt auf dem Konto.",
        "Der Film „Langsame Flüsse“ läuft im Kino.",
    ],
)
def test_no_speech_is_found_where_none_is(text):
    from archive.detection import detect

    assert detect(text) == []

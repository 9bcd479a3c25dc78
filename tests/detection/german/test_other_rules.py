"""colon, nouns with content, speech acts, statements before, loose marks."""

import pytest

from archive.detection import detect
from tests.detection.reading_tables import by_rule

CASES = [
    (
        "Alle Förster warnen vor einem vermehrten Käferbefall im Auwald.",
        "speech_act_about",
        "Alle Förster warnen vor einem vermehrten Käferbefall im Auwald",
        "Alle Förster",
    ),
    (
        "Der Bäcker begründet den Schritt mit dem gestiegenen Mehlpreis seit der Ernte.",
        "speech_act_report",
        "Der Bäcker begründet den Schritt mit dem gestiegenen Mehlpreis seit der Ernte",
        "Der Bäcker",
    ),
    (
        "Von der Feuerwehr kam die Meldung, der Keller sei leer.",
        "noun_with_content_subjunctive",
        "der Keller sei leer",
        "der Feuerwehr",
    ),
    (
        "Der Koch Nils Orde war nach eigenen Worten krank. Er sei wieder gesund.",
        "subjunctive",
        "Er sei wieder gesund.",
        "Der Koch Nils Orde",
    ),
    (
        "Rahn kennt die Sorge. Für die Nachbarin Ilse Kern sei der Lärm eine Plage.",
        "subjunctive_after_subject",
        "Für die Nachbarin Ilse Kern sei der Lärm eine Plage.",
        "die Nachbarin Ilse Kern",
    ),
    (
        "Die Polizei sucht Zeugen. Der Mann sei groß.",
        "subjunctive_after_subject",
        "Der Mann sei groß.",
        "Die Polizei",
    ),
    (
        "Zeuge Olm sagte, es habe geknallt. Der Keller brannte aus. Die Tür sei offen gewesen.",
        "subjunctive_far",
        "Die Tür sei offen gewesen.",
        "Zeuge Olm",
    ),
    (
        "Die Schließung bezeichnete Rahn als unklug.",
        "speech_act_about",
        "Die Schließung bezeichnete Rahn als unklug.",
        "Rahn",
    ),
    (
        "Das Dach wurde vom Amt als sicher bezeichnet.",
        "speech_act_about",
        "Das Dach wurde vom Amt als sicher bezeichnet.",
        "Amt",
    ),
    (
        "Die Gäste reagierten empört auf die Absage.",
        "speech_act_about",
        "Die Gäste reagierten empört auf die Absage.",
        "Die Gäste",
    ),
    (
        "Es gibt neue Stellen, die Firma spricht von achthundert.",
        "speech_act_report",
        "die Firma spricht von achthundert",
        "die Firma",
    ),
    (
        "Der Hof ist verkauft. Dies geht aus einer Mitteilung der Stadt hervor.",
        "statement_before",
        "Der Hof ist verkauft […] Dies",
        "einer Mitteilung der Stadt",
    ),
    ("Rahn ist gegen den Umbau, er sei zu teuer.", "clause_in_subjunctive", "er sei zu teuer", "Rahn"),
    ("Die Verantwortung weist Rahn von sich: „Das war der Sturm.“", "colon", "„Das war der Sturm.“", "Rahn"),
    ("Die Richterin lächelte: „Das war es für heute.“", "colon", "„Das war es für heute.“", "Die Richterin"),
    (
        "Die Anwälte kamen zu dem Schluss, dass Geld fehlt.",
        "noun_with_content_that",
        "dass Geld fehlt",
        "Die Anwälte",
    ),
    ("Sie ist überzeugt, dass das Eis hält.", "noun_with_content_that", "dass das Eis hält", "Sie"),
    (
        "Die Opposition fordert Neuwahlen im Herbst.",
        "speech_act_object",
        "Die Opposition fordert Neuwahlen im Herbst.",
        "Die Opposition",
    ),
    (
        "Augenzeugen berichten von drei Schüssen.",
        "speech_act_report",
        "Augenzeugen berichten von drei Schüssen.",
        "Augenzeugen",
    ),
    (
        "Der Verein dementiert den Verkauf des Stadions.",
        "speech_act_denial",
        "Der Verein dementiert den Verkauf des Stadions.",
        "Der Verein",
    ),
    (
        "Die Bahn fährt wieder. Das teilte der Betreiber mit.",
        "statement_before",
        "Die Bahn fährt wieder […] Das",
        "der Betreiber",
    ),
    (
        "Die Bahn fährt wieder. Dies bestätigte der Betreiber.",
        "statement_before",
        "Die Bahn fährt wieder […] Dies",
        "der Betreiber",
    ),
    (
        "Die Bahn fährt wieder. Dies bestritt der Betreiber.",
        "speech_act_on_statement",
        "Dies bestritt der Betreiber.",
        "der Betreiber",
    ),
    (
        "Der Bericht führt Mängel an, für die das Gesetz verantwortlich sei.",
        "dependent_subjunctive_relative",
        "für die das Gesetz verantwortlich sei",
        "Der Bericht",
    ),
    (
        "Der Trainer reiste am Abend ab, weil sein Vater krank sei.",
        "dependent_subjunctive_cause",
        "weil sein Vater krank sei",
        "Der Trainer",
    ),
    (
        "Die Frage erledigte sich. Die Pläne wurden vom Mieterbund kritisiert. Es werde teurer.",
        "subjunctive_after_subject",
        "Es werde teurer.",
        "Mieterbund",
    ),
]


@pytest.mark.parametrize(("text", "rule", "passage", "speaker"), CASES)
def test_passage_and_speaker(text, rule, passage, speaker):
    assert [(p.rstrip("."), s) for p, s in by_rule(text, rule)] == [(passage.rstrip("."), speaker)]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Die Behörde bestätigte, dass das Wasser belastet ist.", "supports"),
        ("Der Landrat bestritt, dass Geld fehlt.", "denies"),
        ("Fachleute bezweifeln, dass die Werte sinken.", "questions"),
        ("Er sagte, es gehe gut.", ""),
    ],
)
def test_the_verbs_force_gives_a_hint_of_stance(text, stance):
    assert [s.stance for s in detect(text)] == [stance]


@pytest.mark.parametrize(
    "text",
    [
        "Das Urteil ist meiner Meinung nach falsch.",
        "Sollte der Regen bald nachlassen, könnte das Bad öffnen.",
        "Der Sturm hat zwölf Todesopfer gefordert.",
        "Er kann nicht sehen, wie jemand das behaupten konnte.",
    ],
)
def test_nobody_speaks(text):
    assert detect(text) == []

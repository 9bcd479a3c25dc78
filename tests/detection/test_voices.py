"""Which voice is meant, through whom, and how far it is identified."""

import pytest

from archive.detection import detect
from tests.detection.reading_tables import the_one

SPOKESMAN = "Ein Sprecher des Zolls sagte, der Laster sei leer. "


@pytest.mark.parametrize(
    ("text", "passage", "voice"),
    [
        (SPOKESMAN + "„Wir warten“, sagte er.", "„Wir warten“", "Ein Sprecher des Zolls"),
        (SPOKESMAN + "„Wir warten“, sagte der Sprecher.", "„Wir warten“", "Ein Sprecher des Zolls"),
        ("Anna Korn sagte, es regne. „Wir warten“, so Korn.", "„Wir warten“", "Anna Korn"),
        (
            "Ein hoher Diplomat sagte, es eile. „Wir warten“, zitiert die Zeitung den Beamten.",
            "„Wir warten“",
            "Ein hoher Diplomat",
        ),
        (SPOKESMAN + "„Wir warten“, sagte ein Fahrer.", "„Wir warten“", ""),
    ],
)
def test_words_that_mean_an_earlier_voice(text, passage, voice):
    assert the_one(text, passage).voice == voice


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("Müller sagte der Zeitung „Nordkurier“, es regne.", "der Zeitung „Nordkurier“"),
        ("Müller sagte gegenüber dem Sender Welle Acht, es regne.", "dem Sender Welle Acht"),
        ("Dem Magazin „Zunder“ sagte Müller, es regne.", "Dem Magazin „Zunder“"),
        (
            "In einem Interview mit der Zeitung „Nordkurier“ sagte Müller, es regne.",
            "der Zeitung „Nordkurier“",
        ),
        ("Müller sagte laut „Nordkurier“, dass es regnet.", "„Nordkurier“"),
        ("„Es regnet“, zitiert das Blatt den Wirt.", "das Blatt"),
        ("Müller sagte in Berlin, es regne.", ""),
    ],
)
def test_the_station_the_words_came_through(text, via):
    assert [s.via for s in detect(text)] == [via]


def test_a_paper_that_relies_on_others_is_the_station_not_the_voice():
    (found,) = detect("Unter Berufung auf Regierungskreise schrieb das Blatt, der Vertrag sei fertig.")
    assert (found.speaker, found.voice, found.via) == ("das Blatt", "Regierungskreise", "das Blatt")


def test_a_conduit_named_later_holds_for_all_the_voice_says():
    found = detect("Ein Berater sagte, es eile. „Das hilft uns“, sagte er der Zeitung „Nordkurier“.")
    assert {s.via for s in found} == {"der Zeitung „Nordkurier“"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bürgermeisterin Ilse Krog sagte, es regne.", "named"),
        ("Ein Sprecher des Zolls sagte, es regne.", "official_unnamed"),
        ("Ein hochrangiger Diplomat sagte, es regne.", "anonymous_described"),
        ("Kreise sagten, es regne.", "anonymous_bare"),
        ("Die Regierung sagte, es regne.", "institution"),
    ],
)
def test_identification_is_proposed(text, expected):
    assert [s.identification for s in detect(text)] == [expected]

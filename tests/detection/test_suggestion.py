"""The shape of a suggestion, and what is said about rules."""

import pytest

from archive import detection
from archive.detection.lexicon import lines


def test_as_dict_is_plain_and_has_the_published_names():
    found = detection.detect("„Wir gehen“, sagte Müller, „und kommen nicht wieder.“")[0].as_dict()
    assert {
        "kind",
        "spans",
        "text",
        "speaker",
        "speaker_spans",
        "via",
        "cue",
        "rule",
        "confidence",
    } <= found.keys()
    assert found["spans"] == [[0, 11], [27, 53]]
    assert found["speaker_spans"] == [[19, 25]]


def test_without_marks():
    found = detection.detect("„Wir gehen“, sagte Müller.")[0]
    assert (found.without_marks().text, found.without_marks().spans) == ("Wir gehen", ((1, 10),))


def test_confidence_is_measured_and_every_measured_rule_is_explained():
    for line in lines("confidence.txt"):
        language, rule, value, count = line.split()
        assert 0 < float(value) < 1
        assert int(count) > 0
        assert detection.explain(rule, "de"), rule
        assert detection.explain(rule, "en"), rule
        assert language in ("de", "en")


def test_an_unknown_rule_has_no_words():
    assert detection.explain("no_such_rule") == ""


@pytest.mark.parametrize("language", ["de", "en"])
def test_forces_are_known(language):
    known = {
        "asserts",
        "confirms",
        "denies",
        "doubts",
        "announces",
        "demands",
        "asks",
        "evaluates",
        "fears",
        "reports",
        "decides",
    }
    for line in lines(f"{language}/verbs.txt"):
        assert line.split()[1] in known, line


def test_importing_detection_loads_no_dictionary():
    import subprocess
    import sys

    code = "import sys, archive.detection; print('simplemma' in sys.modules, 'django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]

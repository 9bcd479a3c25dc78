"""What a German form can be: finite verb, perhaps one, or none at all."""

import pytest

from archive.detection.german import flags
from archive.detection.german.words import analyse

NEVER = "jemenitischen interpolaren umstrittene gestiegenen gesunkener unterdessen zugunsten angekündigt"
ALWAYS = "sagte erhielt beträgt verlässt wies unterschritt"
PERHAPS = "bestätigt ankündigen benachrichtigen erreichen vermischen trösten offenbaren"


@pytest.mark.parametrize("form", NEVER.split())
def test_no_finite_verb(form):
    assert not analyse(form).flags & (flags.FIN | flags.MAYFIN)


@pytest.mark.parametrize("form", ALWAYS.split())
def test_certainly_finite(form):
    assert analyse(form).flags & flags.FIN


@pytest.mark.parametrize("form", PERHAPS.split())
def test_finite_or_not(form):
    assert analyse(form).flags & flags.MAYFIN

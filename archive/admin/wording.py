"""Voices and routes in words, as editors read them in lists and choices."""

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from archive.models import Attribution

ARROW = " → "


def chain_in_words(voice: Attribution) -> str:
    """“Diplomat → i → this article”: every station by its source's label, the speaker first."""
    return ARROW.join([*(station.source.label for station in voice.chain()), _("this article")])


def voice_in_words(voice: Attribution) -> str:
    """The chain and the words that the article prints for the voice."""
    return f"{chain_in_words(voice)} · „{Truncator(voice.descriptor).chars(70)}“"

"""What stands in the place of an unknown headline."""

from archive.citations.record import UNTITLED
from archive.citations.words import Words


def description(words: Words, bare: bool = False) -> str:
    """ "[Zeitungsartikel ohne Überschrift]"; `bare` without brackets, as MLA and Chicago have it."""
    return UNTITLED[words.language].strip("[]") if bare else UNTITLED[words.language]

"""What the reader is told about a query: limits, what was left out, why nothing can be found."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from archive.search.query import MAX_LENGTH, MAX_TERMS, MIN_PREFIX, Note

_NUMBERS = {"max_length": MAX_LENGTH, "max_terms": MAX_TERMS, "min_prefix": MIN_PREFIX}

SENTENCES = {
    "too_long": _("This is too long to search for: at most %(max_length)s characters."),
    "too_many": _("These are too many words to search for: at most %(max_terms)s."),
    "unbalanced": _("A quotation mark is missing: everything after the last one was read as a phrase."),
    "or": _("“or” needs a word on both sides; without one it was ignored."),
    "minus_or": _("“or” does not go together with minus: %(about)s was left out of the results altogether."),
    "only_minus": _("Only words to leave out: name at least one word to look for."),
    "parentheses": _("Parentheses were ignored; “or” always joins the words right beside it."),
    "star": _("“*” belongs at the end of a word, as in “diplom*”; elsewhere it was ignored."),
    "short": _("Ignored: %(about)s. Before “*” there must be at least %(min_prefix)s letters."),
    "nothing": _("Ignored, for there are no letters or digits in it: %(about)s."),
    "common": _("Too common to search for: %(about)s."),
    "elsewhere": _("Filler words of German or English, looked for in other texts only: %(about)s."),
    "empty": _("There is nothing left to search for."),
}
#: What another part of the page says already: `ignored` lists the common words.
_SAID_ELSEWHERE = {"common"}


def sentence(code: str, about: Iterable[str] = ()) -> str:
    return str(SENTENCES[code]) % {"about": ", ".join(f"“{_shortened(text)}”" for text in about), **_NUMBERS}


def problem(notes: Iterable[Note], hopeless: bool) -> str | None:
    """All notes as one text, None without any; `hopeless`: nothing was left to search for."""
    said = [sentence(note.code, note.about) for note in notes if hopeless or note.code not in _SAID_ELSEWHERE]
    if hopeless and not any(note.code == "only_minus" for note in notes):
        said.append(sentence("empty"))
    return " ".join(said) or None


def _shortened(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"

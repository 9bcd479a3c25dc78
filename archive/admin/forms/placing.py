"""Typed or pasted words and their place in an article's text."""

from functools import cached_property

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.spans import Difference, Match, Nearest, Spans, as_spans, locate, nearest, text_at

MOST_PLACES = 20
MOST_DIFFERENCES = 6


class PlaceField(forms.ChoiceField):
    """A choice among the places found; a place of words typed before counts as none chosen."""

    widget = forms.RadioSelect

    def __init__(self, **kwargs):
        super().__init__(required=False, **kwargs)

    def offer(self, placing: "Placing") -> None:
        """Shows the places to choose from, or nothing where there is nothing to choose."""
        self.choices, self.initial = placing.choices, placing.initial
        self.label = _("Which place?") if placing.matches else _("Take what the text says here instead?")
        if not self.choices:
            self.widget = forms.HiddenInput()

    def clean(self, value):
        return value if value and self.valid_value(value) else ""


class Placing:
    """Where words may stand in a body: the places to choose from, and what to say when there is none."""

    def __init__(self, body: str, words: str, current: Spans | None = None):
        self.body, self.words, self.current = body, words or "", current

    @cached_property
    def matches(self) -> list[Match]:
        return locate(self.body, self.words, limit=MOST_PLACES) if self.words.strip() else []

    @cached_property
    def nearest(self) -> Nearest | None:
        return nearest(self.body, self.words) if self.words.strip() and not self.matches else None

    @property
    def unchanged(self) -> bool:
        """Whether the words are still those recorded at the current place."""
        return bool(self.current) and _lines(self.words) == _lines(text_at(self.body, self.current))

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Several places, or the one of other words that is most like; otherwise nothing to choose."""
        if len(self.matches) > 1:
            return [(_code(match.spans), _in_context(match, match.text)) for match in self.matches]
        if self.nearest and not self.nearest.out_of_order:
            return [(_code(self.nearest.spans), _in_context(self.nearest, self.nearest.text))]
        return []

    @property
    def initial(self) -> str:
        return _code(self.current) if self.current else ""

    def chosen(self, code: str) -> Spans:
        """The spans meant; raises a ValidationError that says what to do where that is open."""
        if code and code in dict(self.choices):
            return as_spans([[int(part) for part in piece.split("-")] for piece in code.split(",")])
        if self.unchanged:
            return self.current
        if len(self.matches) == 1:
            return self.matches[0].spans
        if self.matches:
            raise ValidationError(_several(len(self.matches)), code="several")
        raise ValidationError(_missing(self.nearest), code="missing")


def _code(spans: Spans) -> str:
    return ",".join(f"{start}-{end}" for start, end in spans)


def _lines(words: str) -> str:
    return words.replace("\r\n", "\n").strip()


def _in_context(place: Match | Nearest, words: str) -> str:
    if len(words) > 300:
        words = f"{words[:140]} … {words[-140:]}"
    return format_html("<span>…{}<mark>{}</mark>{}…</span>", place.before, words, place.after)


def _several(count: int) -> str:
    if count == MOST_PLACES:
        return _(
            "These words stand at many places. Add the words around them, or choose one of the first %d."
        ) % (count)
    return ngettext(
        "These words stand at %d place. Choose which.", "These words stand at %d places. Choose which.", count
    ) % (count)


def _missing(found: Nearest | None) -> str:
    if found is None:
        return _("These words are not in the text, nor anything much like them.")
    if found.out_of_order:
        return _("“%(words)s” does stand in the text, but before the piece you put in front of it.") % {
            "words": _short(found.words)
        }
    told = [_difference(difference) for difference in found.differences[:MOST_DIFFERENCES]]
    if len(found.differences) > MOST_DIFFERENCES:
        told.append("…")
    return _("These words are not in the text. At the nearest place %(differences)s") % {
        "differences": "; ".join(told)
    }


def _difference(difference: Difference) -> str:
    words = {"found": _short(difference.found), "typed": _short(difference.typed)}
    if not difference.found:
        return _("the text lacks your “%(typed)s”") % words
    if not difference.typed:
        return _("the text also has “%(found)s”") % words
    return _("the text has “%(found)s” where you typed “%(typed)s”") % words


def _short(words: str) -> str:
    return Truncator(words).chars(80)

"""The query language of `q`: words, "phrases", ="as written", or, -not, word*. No database is needed.

    friedensverhandlungen           the word, however inflected
    getreide ukraine                both words
    moskau or kreml getreide        one of the first two, and the third: "or" joins its neighbours
    "peace agreements"              these words next to each other; „…“ “…” «…» will do as well
    ="verhandlung"                  this word as it is written here, capitals aside: no other form of it
    ukraine -russland -"new york"   without these
    diplomat*                       words that begin like this

The tree is a conjunction of alternatives with exclusions: `all` holds groups, of each of which one term must
match. What is not understood is left out and told in `notes`; `archive.search.wording` says it in words.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

MAX_LENGTH = 300  # characters
MAX_TERMS = 32
MIN_PREFIX = 3  # letters before the asterisk: fewer begin half of all words

WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")  # combining marks belong to their letter

_QUOTATION_MARKS = dict.fromkeys(map(ord, "„“”‟«»"), '"')
_TOKEN = re.compile(
    r'(?P<minus>-*)(?:(?P<exact>=?)"(?P<phrase>[^"]*)(?P<closed>"?)|(?P<word>[^\s"]+))'  # -="new york", or
)


@dataclass(frozen=True, slots=True)
class Term:
    """A word, a phrase, ("exact") words as written, or ("prefix") the beginning of a word.

    `text` is as typed, without its marks.
    """

    kind: Literal["word", "phrase", "exact", "prefix"]
    text: str

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(WORD.findall(self.text))

    def __str__(self) -> str:
        forms = {"word": "{}", "phrase": '"{}"', "exact": '="{}"', "prefix": "{}*"}
        return forms[self.kind].format(self.text)


@dataclass(frozen=True, slots=True)
class Note:
    """Something left out or read differently: a code of `wording.SENTENCES`, and what it is about."""

    code: str
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    text: str = ""
    all: tuple[tuple[Term, ...], ...] = ()
    none: tuple[Term, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def terms(self) -> tuple[Term, ...]:
        return (*(term for group in self.all for term in group), *self.none)


class QueryError(ValueError):
    """A query beyond the limits, refused as a whole: `code` is "too_long" or "too_many"."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def parse(text: str) -> Query:
    """Read a query; an empty one has no terms and no notes. Raises QueryError beyond the limits."""
    if len(text) > MAX_LENGTH:
        raise QueryError("too_long")
    cleaned = _clean(text)
    reading = _Reading()
    if re.search(r"[()]", cleaned):
        reading.note("parentheses")
    for token in _TOKEN.finditer(re.sub(r"[()]", " ", cleaned)):
        reading.read(token)
    return reading.result(text)


def _clean(text: str) -> str:
    """Composed characters, one kind of quotation mark, nothing invisible: PostgreSQL takes neither NUL nor
    lone surrogates, and a soft hyphen pasted along is no part of a word."""
    composed = unicodedata.normalize("NFC", text.replace("\ufffd", " ")).translate(_QUOTATION_MARKS)
    kinds = ((character, unicodedata.category(character)) for character in composed)
    return "".join("" if kind == "Cf" else " " if kind[0] == "C" else character for character, kind in kinds)


class _Reading:
    """Takes tokens one by one and builds the tree."""

    def __init__(self) -> None:
        self.groups: list[list[Term]] = []
        self.excluded: list[Term] = []
        self.notes: dict[str, list[str]] = {}
        self.joining = False  # the token before was "or"
        self.joinable = False  # the token before was a term that may have alternatives

    def note(self, code: str, *about: str) -> None:
        told = self.notes.setdefault(code, [])
        told += [text for text in about if text not in told]

    def read(self, token: re.Match[str]) -> None:
        if token["word"] and token["word"].lower() == "or" and not token["minus"]:
            return self._or()
        if token["phrase"] is not None and not token["closed"]:
            self.note("unbalanced")
        term = self._term(token)
        if term is None:
            return None
        return self._exclude(term) if token["minus"] else self._require(term)

    def _or(self) -> None:
        if self.joining or not self.joinable:
            self.note("or")
        self.joining, self.joinable = self.joining or self.joinable, False

    def _term(self, token: re.Match[str]) -> Term | None:
        quoted, kind = token["phrase"] is not None, "word"
        text = " ".join((token["phrase"] if quoted else token["word"]).split())
        if quoted:
            kind = "exact" if token["exact"] else "phrase"
        if kind == "word" and text.endswith("*"):
            kind, text = "prefix", text.rstrip("*")
        if "*" in text or (kind == "prefix" and not text):
            self.note("star", str(Term(kind, text)))
            text = " ".join(text.replace("*", " ").split())
        letters = sum(map(str.isalnum, text))
        if not letters:
            if text:
                self.note("nothing", text)
            return None
        if kind == "prefix" and letters < MIN_PREFIX:
            self.note("short", f"{text}*")
            return None
        return Term(kind, text)

    def _require(self, term: Term) -> None:
        if self.joining:
            self.groups[-1].append(term)
        else:
            self.groups.append([term])
        self.joining, self.joinable = False, True

    def _exclude(self, term: Term) -> None:
        if self.joining:
            self.note("minus_or", f"-{term}")
        self.excluded.append(term)
        self.joining = self.joinable = False

    def result(self, text: str) -> Query:
        if self.joining:
            self.note("or")
        if self.excluded and not self.groups:
            self.note("only_minus")
        groups = tuple(tuple(dict.fromkeys(group)) for group in self.groups)
        notes = tuple(Note(code, tuple(about)) for code, about in self.notes.items())
        query = Query(text.strip(), groups, tuple(dict.fromkeys(self.excluded)), notes)
        if len(query.terms) > MAX_TERMS:
            raise QueryError("too_many")
        return query

"""From a parsed query to PostgreSQL's: what its terms are in each language, asked once for all of them.

A quote's tsvector mixes languages: its words are folded and stemmed in its own (archive_lexemes in
migrations/sql/functions.sql). So a term is searched in every form it would have been stored in: as German, as
English, and only folded. What a beginning of words is stemmed to is no beginning ("geme*" is no "gem*"), but
may be the whole of a stored word: "reise*" finds "Reisen", stored as "reis".
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial

from django.db import connections
from django.utils.functional import cached_property

from archive.search.query import Note, Query, Term
from archive.search.remembering import Answers, Asked

_FORMS = """
    SELECT phraseto_tsquery('pg_catalog.german', german)::text,
           phraseto_tsquery('pg_catalog.english', plain)::text,
           CASE WHEN prefix THEN to_tsquery('pg_catalog.simple', quoted)
                ELSE phraseto_tsquery('pg_catalog.simple', plain) END::text,
           CASE WHEN prefix THEN to_tsquery('pg_catalog.simple', quoted_german)::text ELSE '' END,
           to_tsvector('pg_catalog.german', lower(typed)) = ''
    FROM unnest(%s::text[], %s::bool[]) WITH ORDINALITY AS asked(typed, prefix, place),
         LATERAL (SELECT archive_fold_german(typed), archive_fold(typed)) AS folded(german, plain),
         LATERAL (SELECT '''' || translate(german, '''\\', '  ') || ''':*',
                         '''' || translate(plain, '''\\', '  ') || ''':*') AS safe(quoted_german, quoted)
    ORDER BY place
"""


_answers: Answers[tuple] = Answers()


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """A term and its forms as tsquery text; a form is "" where all of the term's words are stop words.

    A search has one for each of its terms.
    """

    term: Term
    forms: tuple[str, ...]
    german: bool
    english: bool
    searchable: bool

    @property
    def common(self) -> bool:
        return self.searchable and not (self.german and self.english)

    @property
    def exact(self) -> bool:
        """Found only where the words stand as typed: what the tsquery finds has to be looked at again."""
        return self.term.kind == "exact"

    @property
    def beginnings(self) -> tuple[str, ...]:
        """What the lexeme of its last word may begin with, in each form; none where it is no beginning."""
        return tuple(dict.fromkeys(begun[1] for form in self.forms if (begun := _BEGUN_LAST.search(form))))

    @property
    def tsquery(self) -> str:
        forms = list(dict.fromkeys(filter(None, self.forms)))
        needed = _together(form for form in forms if not _is_covered(form, forms))
        return f"({' | '.join(f'({form})' for form in needed)})"


_DISTANCE = re.compile(r" (<(?:-|\d+)>) ")
_WORD = re.compile(r"'[^']+'(:\*)?")
_BEGINNING = re.compile(r"'([^']+)':\*")
_BEGUN_LAST = re.compile(r"'([^']+)':\*$")


def _is_covered(form: str, forms: list[str]) -> bool:
    """Whether a beginning of words finds it as well: 'zeit' beside 'zeit':*."""
    found = (_BEGINNING.fullmatch(other) for other in forms if other != form)
    return bool(_WORD.fullmatch(form)) and form.startswith(tuple(f"'{begun[1]}" for begun in found if begun))


def _together(forms: Iterable[str]) -> list[str]:
    """Phrases that differ in one word only as one: what they share is looked for once."""
    merged: list[list[str]] = []  # words, and the distances between them
    for parts in map(_DISTANCE.split, forms):
        for other in merged:
            pairs = enumerate(zip(other, parts, strict=False))
            places = [place for place, (known, new) in pairs if known != new]
            if len(parts) == len(other) > 1 == len(places) and places[0] % 2 == 0:
                other[places[0]] = f"({other[places[0]]} | {parts[places[0]]})"
                break
        else:
            merged.append(parts)
    return [" ".join(parts) for parts in merged]


@dataclass(frozen=True)
class Search:
    """A query ready to run: `positive` and `negative` are tsquery text, "" where there is none.

    For exact terms that is not all: `positive` finds them in any form, `negative` leaves them out.
    archive.filters.matching makes the whole condition.
    """

    query: Query
    all: tuple[tuple[Leaf, ...], ...] = ()
    none: tuple[Leaf, ...] = ()
    notes: tuple[Note, ...] = ()

    @cached_property
    def positive(self) -> str:
        groups = (" | ".join(leaf.tsquery for leaf in group) for group in self.all)
        return " & ".join(f"({group})" for group in groups)

    @cached_property
    def negative(self) -> str:
        return " | ".join(leaf.tsquery for leaf in self.none if not leaf.exact)

    @cached_property
    def tsquery(self) -> str:
        return f"{self.positive} & !({self.negative})" if self.negative else self.positive

    @property
    def combined(self) -> bool:
        """Whether several words have to be found together, one without another, or all that begin alike."""
        return self.exact or any(sign in self.tsquery for sign in "&<!*")

    @property
    def exact(self) -> bool:
        """Whether any of its terms is."""
        return any(leaf.exact for group in (*self.all, self.none) for leaf in group)

    @property
    def prefixed(self) -> bool:
        return ":*" in self.tsquery

    @property
    def hopeless(self) -> bool:
        """Something was typed, but nothing of it can be searched for: there are no results, not all."""
        return bool(self.query.text) and not self.all

    @property
    def contradictory(self) -> bool:
        """Whatever one of the terms finds is left out by another: no words match."""
        left_out = {form for leaf in self.none if not leaf.exact for form in leaf.forms}
        return any(
            left_out.issuperset(filter(None, sum((leaf.forms for leaf in group), ()))) for group in self.all
        )

    @property
    def ignored(self) -> tuple[str, ...]:
        return tuple(word for note in self.notes if note.code == "common" for word in note.about)


def prepare(query: Query, using: str = "default") -> Search:
    """Ask PostgreSQL for the forms of those terms that nobody searched for before, all at once."""
    leaves = _leaves(query.terms, using)
    unusable = [str(term) for term, leaf in leaves.items() if not leaf.searchable]
    common = [str(term) for term, leaf in leaves.items() if leaf.common]
    everything = tuple(tuple(leaves[term] for term in group) for group in query.all)
    groups = _keep(everything, lambda leaf: leaf.searchable and not leaf.common)
    fallback = not groups and _keep(everything, lambda leaf: leaf.german or leaf.english)
    none = tuple(leaf for term in query.none if (leaf := leaves[term]).searchable and not leaf.common)
    notes = [*query.notes, *([Note("nothing", tuple(unusable))] if unusable else [])]
    if common:
        notes.append(Note("elsewhere" if fallback else "common", tuple(common)))
    search = Search(query, groups or fallback or (), none, tuple(notes))
    return search if search.all else replace(search, none=())


def _keep(groups: Iterable[tuple[Leaf, ...]], wanted) -> tuple[tuple[Leaf, ...], ...]:
    kept = (tuple(leaf for leaf in group if wanted(leaf)) for group in groups)
    return tuple(group for group in kept if group)


def _leaves(terms: Iterable[Term], using: str) -> dict[Term, Leaf]:
    asked = {term: [(_sort(term), text) for text in _spellings(term)] for term in terms}
    every = dict.fromkeys(question for own in asked.values() for question in own)
    rows = _answers.to(every, partial(_ask, using=using))
    return {term: _leaf(term, [rows[question] for question in own]) for term, own in asked.items()}


def _sort(term: Term) -> str:
    return "prefix" if term.kind == "prefix" else "word"


def _ask(asked: list[Asked], using: str) -> dict[Asked, tuple]:
    with connections[using].cursor() as cursor:
        cursor.execute(_FORMS, [[text for _, text in asked], [sort == "prefix" for sort, _ in asked]])
        return dict(zip(asked, cursor.fetchall(), strict=True))


def _spellings(term: Term) -> list[str]:
    """PostgreSQL reads "UN-Rat" as one word and as two, so that only two words find "UN Rat" as well."""
    spellings = [term.text, term.text.replace("-", " ")]
    if term.kind == "exact":  # whatever stands between its words
        spellings.append(" ".join(term.words))
    return list(dict.fromkeys(spellings))


def _leaf(term: Term, rows: list[tuple]) -> Leaf:
    """`stop`: a German stop word as typed. Folded, "für" would pass for a word of either language."""
    german, english, simple, _folded, stop = rows[0]
    prefix = term.kind == "prefix"
    disguised = stop and bool(german) and term.kind != "exact"
    return Leaf(
        term,
        forms=tuple(form for row in rows for form in row[:4]),
        german=prefix or (bool(german) and not disguised),
        english=prefix or (bool(english) and not disguised),
        searchable=bool(simple),
    )

"""A query, as everybody who is asked can write it in their own language; and the classes there are."""

from dataclasses import dataclass

from benchmarks.search.words import Lexicon, Term

CLASSES = {
    "rare": "a rare word",
    "medium": "a word in 0.15 %",
    "broad": "a word in 2.5 %",
    "and_med": "a medium and a broad word",
    "and_broad": "two broad words",
    "phrase": "two words side by side",
    "prefix_nar": "beginning of six letters",
    "prefix_wide": "beginning of four letters",
    "or_med": "either of two medium words",
    "or_broad": "any of four broad words",
    "not": "a broad word without a medium one",
}


@dataclass(frozen=True, slots=True)
class Query:
    """`all` groups must match, each by one of its terms; none of `without` may. `hits`: published quotes."""

    kind: str
    all: tuple[tuple[Term, ...], ...]
    without: tuple[Term, ...] = ()
    hits: int = 0

    @property
    def terms(self) -> tuple[Term, ...]:
        return (*(term for group in self.all for term in group), *self.without)

    @property
    def typed(self) -> str:
        """As somebody types it into this project's search box."""
        groups = (" or ".join(map(_typed, group)) for group in self.all)
        return " ".join([*groups, *(f"-{_typed(term)}" for term in self.without)])

    def tsquery(self, lexicon: Lexicon) -> str:
        wanted = (f"({' | '.join(map(lexicon.form, group))})" for group in self.all)
        return " & ".join([*wanted, *(f"!{lexicon.form(term)}" for term in self.without)])


def _typed(term: Term) -> str:
    text = " ".join(term.words)
    return f'"{text}"' if len(term.words) > 1 else text + "*" * term.prefix

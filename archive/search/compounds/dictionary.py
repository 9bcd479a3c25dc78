"""German nouns with their forms, and the stems of other words, from simplemma's dictionary."""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory


def fold(word: str) -> str:
    """As archive_fold_german() of the database folds a single word."""
    word = word.lower().replace("ß", "ss").replace("ae", "a").replace("oe", "o")
    word = re.sub("(?<![aeouq])ue(?=[a-zäöü])", "u", word)
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


@dataclass(frozen=True)
class Dictionary:
    """Forms and their lemmas as simplemma spells them: only nouns and names are capitalised."""

    lemma_of: dict[str, str]

    @cached_property
    def forms(self) -> dict[str, set[str]]:
        forms = defaultdict(set)
        for form, lemma in self.lemma_of.items():
            forms[lemma].add(form)
        return dict(sorted(forms.items()))

    @cached_property
    def nouns(self) -> list[str]:
        """Capitalised lemmas, without nominalised participles and comparatives ("Verwarnte", "Steilere")."""
        return [
            lemma
            for lemma in self.forms
            if len(lemma) > 2 and lemma.isalpha() and lemma.istitle() and not self._is_adjective(lemma)
        ]

    @cached_property
    def nominalised(self) -> set[str]:
        """Folded nouns that are some verb's infinitive."""
        return {
            fold(noun)
            for noun in self.nouns
            if noun.endswith(("en", "ln", "rn")) and noun.lower() in self.forms
        }

    @cached_property
    def other_stems(self) -> set[str]:
        """Folded stems of verbs, adjectives and adverbs: what may stand before a noun without being one."""
        words = (fold(lemma) for lemma in self.forms if lemma.isalpha() and lemma.islower())
        return {re.sub("e?n$", "", word) if word.endswith("n") else word for word in words}

    def lemma(self, folded_or_not: str) -> str:
        return self.lemma_of.get(folded_or_not, folded_or_not)

    def _is_adjective(self, noun: str) -> bool:
        lemma = self.lemma_of.get(noun.lower())
        return (
            noun.endswith(("e", "er")) and lemma is not None and lemma.islower() and not lemma.endswith("n")
        )


def german() -> Dictionary:
    return Dictionary(dict(DefaultDictionaryFactory().get_dictionary("de")))

"""The list of parts: what each word counts as a compound's end, and in which forms at its beginning."""

from collections import Counter
from dataclasses import dataclass

from .counting import Counts, count
from .curated import curated
from .dictionary import Dictionary, fold
from .modifiers import expected, shapes_to_nouns

#: A dictionary word is a compound where both its parts stand in at least as many words; others stay whole.
COMPOUND = 3
#: Letters from which a part is hardly there by accident: once is enough.
LONG = 5
#: Shorter parts need more evidence: letters → words they must stand in.
EVIDENCE = {3: 1, 4: 6, 5: 2}
#: Letters of the shortest word that is split (migrations/sql/compounds.sql).
SHORTEST = 7
_NAME = 5  # a curated name counts as if seen in so many words


@dataclass(frozen=True)
class Parts:
    """What makes up the list.

    `heads`: word → count; `inflected`: word → its other forms; `modifiers`: form → (word it stands for, "" if
    none worth finding, count); `whole`: words never split, inflected neither; `only_so`: in this very form.
    """

    heads: dict[str, int]
    inflected: dict[str, set[str]]
    modifiers: dict[str, tuple[str, int]]
    whole: set[str]
    only_so: set[str]


def make(dictionary: Dictionary) -> Parts:
    lists = curated()
    nouns = {fold(noun): noun for noun in dictionary.nouns}
    nouns |= {word: word for word in lists["atoms"] | lists["names"] if word not in nouns}
    shaped = _shapes(nouns, dictionary, lists)
    heads = {word for word in nouns if _may_end(word, dictionary, lists)}
    others = {word for word in dictionary.other_stems | lists["silent"] if _may_begin(word, lists)}
    words = {fold(form) for form in dictionary.forms if form[0].isupper() and form.isalpha()}
    counts = count({word for word in words if len(word) > 5}, heads, shaped, others)
    atoms = {
        word for word in nouns if word in lists["atoms"] | lists["names"] or not _is_compound(word, counts)
    }
    found = _heads(atoms & heads, counts, lists)
    modifiers = _modifiers(atoms, shaped, counts, others, lists)
    inflected = {word: _inflected(word, nouns[word], dictionary) for word in found}
    whole = _tempting((atoms - found.keys()) | _other_words(dictionary, words), found, inflected, modifiers)
    return Parts(found, inflected, modifiers, lists["whole"] | lists["atoms"], whole)


def _inflected(word: str, noun: str, dictionary: Dictionary) -> set[str]:
    if noun not in dictionary.forms:
        return {word + ending for ending in ("s", "en", "n", "e")}
    return {fold(form) for form in dictionary.forms[noun] if form[0].isupper()} - {word}


def _other_words(dictionary: Dictionary, nouns: set[str]) -> set[str]:
    """Forms of verbs, adjectives and adverbs that are no noun's."""
    return {fold(form) for form in dictionary.lemma_of if form.isalpha() and form.islower()} - nouns


def _tempting(words: set[str], heads: dict, inflected: dict, modifiers: dict) -> set[str]:
    """Those of the words, known not to be compounds, that could be cut into parts."""
    ends = heads.keys() | {form for forms in inflected.values() for form in forms}

    def divisible(word: str, begun: bool = False) -> bool:
        if begun and word in ends:
            return True
        return any(
            word[:size] in modifiers and divisible(word[size:], True) for size in range(2, len(word) - 2)
        )

    return {word for word in words if len(word) >= SHORTEST and word not in ends and divisible(word)}


def _is_compound(word: str, counts: Counts) -> bool:
    modifier, head = counts.splits.get(word, ("", ""))
    enough = 1 if min(len(modifier), len(head)) >= LONG else COMPOUND
    return bool(modifier) and min(counts.modifiers[modifier], counts.heads[head]) >= enough


def _may_end(word: str, dictionary: Dictionary, lists: dict) -> bool:
    if word in lists["no heads"] or (len(word) < 4 and word not in lists["short heads"]):
        return False
    return word not in dictionary.nominalised or word in lists["heads that verbs gave"] | lists["atoms"]


def _may_begin(form: str, lists: dict) -> bool:
    return form not in lists["no modifiers"] and (len(form) > 3 or form in lists["short modifiers"])


def _shapes(nouns: dict[str, str], dictionary: Dictionary, lists: dict) -> dict[str, dict[str, float]]:
    known = [noun for noun in nouns.values() if noun in dictionary.forms]
    index = shapes_to_nouns(known, dictionary)
    for word in nouns.keys() - {fold(noun) for noun in known}:
        for form in expected(word):
            index[form].setdefault(word, 1.0)
    return {form: found for form, found in index.items() if _may_begin(form, lists)}


def _heads(atoms: set[str], counts: Counts, lists: dict) -> dict[str, int]:
    often = {word: counts.heads[word] for word in sorted(atoms)}
    kept = {word: seen for word, seen in often.items() if seen >= EVIDENCE.get(len(word), 1)}
    return {
        word: seen if word not in lists["name heads"] else max(1, seen // 40) for word, seen in kept.items()
    }


def _modifiers(atoms: set[str], shaped: dict, counts: Counts, others: set[str], lists: dict) -> dict:
    found: dict[str, tuple[str, int]] = {}
    for form, seen in sorted(counts.modifiers.items()):
        nouns = {word: like for word, like in shaped.get(form, {}).items() if word in atoms}
        enough = seen >= EVIDENCE.get(len(form), 1) or form in lists["short modifiers"]
        if enough and (nouns or form in others):
            found[form] = (_meant(form, nouns, counts, lists), seen)
    for form, (word, seen) in _ends_of_modifiers(counts, shaped, atoms).items():
        if form not in found and _may_begin(form, lists):
            found[form] = (word, seen)
    for word in sorted(atoms):
        for form in expected(word):
            regular = counts.heads[word] >= COMPOUND and len(form) > 4
            if form not in found and _may_begin(form, lists) and (regular or word in lists["names"]):
                found[form] = (word, _NAME if word in lists["names"] else 0)
    return found


def _ends_of_modifiers(counts: Counts, shaped: dict, atoms: set[str]) -> dict[str, tuple[str, int]]:
    """A word's forms in front where it ends another compound: Rücktritts|forderung → tritts."""
    seen: Counter[tuple[str, str]] = Counter()
    for form, times in counts.modifiers.items():
        for word in shaped.get(form, {}):
            modifier, head = counts.splits.get(word, ("", ""))
            if (
                modifier
                and head in atoms
                and times
                and word not in atoms
                and form.startswith(modifier + head)
            ):
                seen[form.removeprefix(modifier), head] += times
    return {
        form: (head, times)
        for (form, head), times in sorted(seen.items(), key=lambda item: (item[1], item[0]))
    }


def _meant(form: str, nouns: dict[str, float], counts: Counts, lists: dict) -> str:
    """The noun a modifier form most likely stands for, "" for a form of another word."""
    if form in lists["silent"] or not nouns:
        return ""
    return max(sorted(nouns), key=lambda word: nouns[word] * (counts.heads[word] + 0.3))

"""How a noun looks as a compound's first part: Frieden → friedens, Schule → schul, Volk → volker."""

from collections import defaultdict
from collections.abc import Iterable

from .dictionary import Dictionary, fold

#: Endings of nouns that always take -s-: Verhandlung|s, Gesundheit|s, Universität|s.
TAKES_S = ("ung", "heit", "keit", "schaft", "tion", "sion", "xion", "tat", "ling", "tum", "ium")
_LINKS = ("s", "es", "n", "en", "er", "e", "ens")
#: How much a spelling speaks for its lemma: attested form, the lemma itself, -s-, dropped -e, others.
_ATTESTED, _SAME, _S, _DROPPED, _OTHER = 1.0, 1.0, 0.5, 0.5, 0.2


def shapes(noun: str, dictionary: Dictionary) -> dict[str, float]:
    """Folded modifier forms of a noun with how likely each is meant for it."""
    word = fold(noun)
    if word.endswith("e"):
        found = {word[:-1]: _DROPPED, word[:-1] + "s": _OTHER, word + "n": _S}
    else:
        found = {word + link: _S if link in ("s", "es") else _OTHER for link in _LINKS}
    found |= {fold(form): _ATTESTED for form in dictionary.forms[noun] if form[0].isupper()}
    return found | {word: _SAME}


def shapes_to_nouns(nouns: Iterable[str], dictionary: Dictionary) -> dict[str, dict[str, float]]:
    """Modifier form → folded nouns it may stand for → likelihood."""
    index: dict[str, dict[str, float]] = defaultdict(dict)
    for noun in nouns:
        for shape, likelihood in shapes(noun, dictionary).items():
            known = index[shape].get(fold(noun), 0)
            index[shape][fold(noun)] = max(known, likelihood)
    return index


def expected(word: str) -> tuple[str, ...]:
    """Modifier forms that every noun of that ending has, attested or not."""
    if word.endswith(TAKES_S):
        return (word + "s",)
    return (word + "n", word) if word.endswith("e") else (word,)

"""The list of parts as lines of text; `loading` reads them."""

from collections import defaultdict

from .parts import Parts


def lines(parts: Parts) -> list[str]:
    """Each line of the list: words kept whole, beginnings that mean nothing by themselves, then the parts.

    "!word" stays whole, "=word" in this form, "- 0 form:count" is such a beginning; else a word, its count as
    an end, its other forms as an end ("+en", "+=hauser"), and its forms as a beginning with their counts.
    """
    forms = defaultdict(list)
    for form, (word, seen) in parts.modifiers.items():
        forms[word].append(f"{form}:{seen}")
    silent = [f"- 0 {form}" for form in forms.pop("", [])]
    words = sorted(parts.heads.keys() | forms.keys())
    known = [
        " ".join([word, str(parts.heads.get(word, 0)), *_endings(word, parts), *sorted(forms[word])])
        for word in words
    ]
    protected = [f"!{word}" for word in sorted(parts.whole)] + [f"={word}" for word in sorted(parts.only_so)]
    return protected + silent + known


def _endings(word: str, parts: Parts) -> list[str]:
    forms = sorted(parts.inflected.get(word, ()))
    return [f"+{form.removeprefix(word)}" if form.startswith(word) else f"+={form}" for form in forms]

"""A printed byline, read as authors.

"Von Anna Müller und Ursula von der Leyen, Berlin" has two authors and a place. What cannot be told to be a
person stays one literal name, as printed; places, functions and e-mail addresses are not authors.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Author:
    """A person (family, given; particles such as "von der" belong to the family), or a body (literal)."""

    family: str = ""
    given: str = ""
    literal: str = ""


# "Von ", "By "; not the "Von" of "Von der Leyen"
_LEAD = re.compile(r"^(?:Von|VON|By|BY|by)\s+(?!(?:der|den|dem|zu)\s+(?!Redaktion))")
# "Mit Material von dpa", "with dpa"
_MATERIAL = re.compile(
    r"\b(?:mit|with)\s+(?:(?:Material|Informationen|material|reporting)\s+(?:von|der|from|by)\s+)?"
)
# ", " and ";" and "dpa/AFP" and " und "
_BETWEEN = re.compile(r"\s*[,;/|]\s*(?:(?:und|and)\s+)?|\s+(?:und|and|&)\s+")
# "(Berlin)" and " in London"
_PLACE = re.compile(r"\s*\([^)]*\)|\s+in\s+[A-ZÄÖÜ][^,;]*$")
_AGENCY_IN_BRACKETS = re.compile(
    r"\(((?:dpa|AFP|AP|Reuters|SID|KNA|epd|APA)(?:[/,]\s*\w+)*)\)", re.IGNORECASE
)
# "Redaktion", "PA Media", "BBC News"
_BODY = re.compile(
    r"\b(?:dpa|afp|ap|apa|reuters|sid|kna|epd|ukrinform|tass|redaktion|redaktionsnetzwerk|agentur(?:en)?|agency|agencies|press|presse|"
    r"media|news|zeitung|times|desk|team|staff|editors|ministerium)\b|dienst\b",
    re.IGNORECASE,
)
# "Political Editor", "Korrespondentin"
_FUNCTION = re.compile(
    r"\b(?:editor|correspondent|reporter|writer|journalist(?:in)?|korrespondent(?:in)?|redakteur(?:in)?|"
    r"chefredakteur(?:in)?|autor(?:in)?)\b",
    re.IGNORECASE,
)
_TITLES = re.compile(r"^(?:(?:Prof|Dr|Dipl)\.\s*(?:-?\w+\.\s+)?)+")
_PARTICLES = frozenset(
    ("von", "van", "vom", "zu", "zum", "zur", "de", "der", "den", "del", "della", "di", "da", "dos", "das")
    + ("du", "la", "le", "ten", "ter", "af", "av", "el", "bin", "ibn")
)
_SUFFIXES = frozenset(("Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"))


def authors(byline: str) -> tuple[Author, ...]:
    """The authors a byline names, in order; () where it names none."""
    text = _LEAD.sub("", " ".join(byline.split()))
    text = re.sub(r"^der\s+(?=Redaktion)", "", text)
    text = _MATERIAL.sub(", ", _AGENCY_IN_BRACKETS.sub(r", \1", text))
    parts = [part for part in (_PLACE.sub("", part).strip(" .") for part in _split(text)) if part]
    if _inverted(text, parts):
        return (Author(family=parts[0], given=parts[1]),)
    return tuple(_author(part) for at, part in enumerate(parts) if not _beside(part, at))


def _split(text: str) -> list[str]:
    return [re.sub(r"^(?:in|und|and)\s+[A-ZÄÖÜ]\w+$", "", part) for part in _BETWEEN.split(text)]


def _inverted(text: str, parts: list[str]) -> bool:
    """ "Müller, Anna" is one person written family name first; "dpa, AFP" is not."""
    if len(parts) != 2 or text.count(",") != 1 or any(_BODY.search(part) for part in parts):
        return False
    *particles, family = parts[0].split()
    given = parts[1].split()
    return (
        all(word in _PARTICLES for word in particles)
        and family[:1].isupper()
        and len(given) <= 2
        and all(word[:1].isupper() and word not in _SUFFIXES for word in given)
    )


def _beside(part: str, position: int) -> bool:
    """Not an author: a function, an address, or a lone capitalised word behind a name (", Berlin")."""
    if "@" in part or _FUNCTION.search(part):
        return True
    return (
        position > 0
        and " " not in part
        and part[:1].isupper()
        and not part.isupper()
        and not _BODY.search(part)
    )


def _author(name: str) -> Author:
    words = _TITLES.sub("", name).split()
    if len(words) < 2 or _BODY.search(name):
        return Author(literal=name)
    family = len(words) - (2 if words[-1] in _SUFFIXES and len(words) > 2 else 1)
    while family > 1 and words[family - 1].lower() in _PARTICLES:
        family -= 1
    if words[0] in _PARTICLES and family == 1:  # "von der Leyen" alone: a family name without a given one
        return Author(literal=name)
    return Author(family=" ".join(words[family:]), given=" ".join(words[:family]))

"""What differs between two editions of an annotation, record by record and field by field, in words.

Fields are called what the models call them and codes by their labels, both in the active language; records
that a field points to are named by their own words. Ids tell which records are the same.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.utils.text import Truncator
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from archive.models import Article, Attribution, Claim, Quote, Source, Stance

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
#: Part of a release's record → its heading and the model whose fields it holds, as a reader asks.
PARTS = {
    "article": (_("The article"), Article),
    "quotes": (_("Passages"), Quote),
    "attributions": (_("Voices"), Attribution),
    "stances": (_("Stances"), Stance),
    "claims": (_("Claims"), Claim),
    "sources": (_("Sources"), Source),
}
#: Fields that hold another record's id.
POINTERS = frozenset(("outlet", "principal", "source", "via", "attribution", "parent", "quote", "claim"))
#: Words of the record's own that no model's field is called by.
_LABELS = {"body_sha256": _("checksum of the text (SHA-256)"), "body_length": _("characters of the text")}
_TOKENS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stayed ("same"), went ("del") or came ("ins")."""

    sort: str
    text: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    label: str
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class Change:
    """One record that was added, removed or changed, by its name; `fields` of a changed one."""

    sort: str
    name: str
    fields: list[FieldChange] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    changes: list[Change]


def differences(first: Mapping, second: Mapping) -> list[Section]:
    """What the second record changed of the first one, the parts without a change left out."""
    old, new = _by_id(first), _by_id(second)
    names = {
        key: _name(part, record)
        for found in (old, new)
        for part in found
        for key, record in found[part].items()
    }
    sections = []
    for part, (heading, model) in PARTS.items():
        if changes := list(_changes(model, old[part], new[part], names)):
            sections.append(Section(str(heading), changes))
    return sections


def _by_id(record: Mapping) -> dict[str, dict[str, dict]]:
    """Part → id → fields. Stances stand apart from their passages; they are known by passage and claim."""
    quotes = record.get("quotes", [])
    found = {part: {one["id"]: one for one in record.get(part, [])} for part in PARTS if part != "article"}
    found["article"] = {"article": record["article"]} if "article" in record else {}
    found["stances"] = {
        f"{quote['id']} {stance['claim']}": stance | {"quote": quote["id"]}
        for quote in quotes
        for stance in quote.get("stances", [])
    }
    found["quotes"] = {
        quote["id"]: {name: value for name, value in quote.items() if name != "stances"} for quote in quotes
    }
    return found


def _changes(model: type[Model], old: Mapping, new: Mapping, names: Mapping) -> Iterator[Change]:
    """In the order of the new record, what was removed at the end."""
    for key, record in new.items():
        name = _pointed(record, names) if model is Stance else names[key]
        if key not in old:
            yield Change(ADDED, name)
        elif fields := list(_fields(model, old[key], record, names)):
            yield Change(CHANGED, name, fields)
    for key in old.keys() - new.keys():
        yield Change(REMOVED, _pointed(old[key], names) if model is Stance else names[key])


def _fields(model: type[Model], old: Mapping, new: Mapping, names: Mapping) -> Iterator[FieldChange]:
    for name in dict.fromkeys([*old, *new]):
        before, after = old.get(name), new.get(name)
        if before != after:
            words = [_words(model, name, value, names) for value in (before, after)]
            yield FieldChange(_label(model, name), _pieces(*words))


def _label(model: type[Model], name: str) -> str:
    if name in _LABELS:
        return str(_LABELS[name])
    try:
        return str(model._meta.get_field(name).verbose_name)
    except FieldDoesNotExist:
        return name


def _words(model: type[Model], name: str, value: object, names: Mapping) -> str:
    """A value as readers see it; "" for none."""
    if value is None or value == "" or value == []:
        return ""
    if name in POINTERS:
        return names.get(value, value)
    if name == "spans":
        return ", ".join(f"{start}–{end}" for start, end in value)
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    labels = {} if name in _LABELS else dict(getattr(model._meta.get_field(name), "flatchoices", ()))
    return str(labels.get(value, value))


def _pieces(old: str, new: str) -> list[Piece]:
    """Word by word where something stayed, else the old words and the new ones."""
    before, after = _TOKENS.findall(old), _TOKENS.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if len(before) * len(after) > 4_000_000 or matcher.ratio() < 0.4:
        return [Piece(sort, text) for sort, text in (("del", old), ("ins", new)) if text]
    pieces = []
    for what, i1, i2, j1, j2 in matcher.get_opcodes():
        if what == "equal":
            pieces.append(Piece("same", "".join(before[i1:i2])))
            continue
        cut = (("del", "".join(before[i1:i2])), ("ins", "".join(after[j1:j2])))
        pieces += [Piece(sort, text) for sort, text in cut if text]
    return pieces


def _name(part: str, record: Mapping) -> str:
    """What a reader calls it: a passage by its words, a voice as printed, a claim by its text."""
    if part == "quotes":
        return f"„{Truncator(record['text']).chars(90)}“"
    if part == "attributions":
        return record["descriptor"]
    if part == "article":
        return record.get("headline", "")
    order = ("de", "en") if (get_language() or "").startswith("de") else ("en", "de")
    prefix = "text" if part == "claims" else "label"
    return next(
        filter(None, (record.get(key, "") for key in ("name", *(f"{prefix}_{tag}" for tag in order)))), ""
    )


def _pointed(stance: Mapping, names: Mapping) -> str:
    return f"{names[stance['quote']]} → {names[stance['claim']]}"

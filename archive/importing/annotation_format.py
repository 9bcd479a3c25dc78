"""Whether an annotation file has the shape it should have; every mistake is told with its place."""

from collections.abc import Iterator

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..partial_dates import PartialDateError, parse
from .annotation_shapes import (
    ANYTHING,
    ARTICLE,
    FILE,
    FLAG,
    OFFSET,
    RECORDS,
    SHAPES,
    SPANS,
    STANCE,
    TEXT,
    TEXTS,
    Shape,
)
from .readers.decoding import forbidden, name_of


def place(section: str, index: int, record: object) -> str:
    """`quotes[17] (q18)`: where a record stands in the file."""
    name = record.get("id") if isinstance(record, dict) else None
    return f"{section}[{index}] ({name})" if name else f"{section}[{index}]"


def problems(data: object) -> list[str]:
    """Everything wrong with the file's shape, each with its place; empty when it can be loaded."""
    found = list(_of_record(_("annotation"), FILE, data, {}))
    if found:
        return found
    known = {name: _ids(data.get(name) or []) for name in SHAPES}
    found += _of_record("article", ARTICLE, data["article"], known)
    for name, shape in SHAPES.items():
        for index, record in enumerate(data.get(name) or []):
            found += _of_listed(place(name, index, record), shape, record, known)
        found += _repeated(name, data.get(name) or [])
    return found or list(_of_date(data["article"].get("issued") or ""))


def _of_listed(where: str, shape: Shape, record: object, known: dict) -> Iterator[str]:
    yield from _of_record(where, shape, record, known)
    if isinstance(record, dict) and isinstance(record.get("stances"), list):
        for index, stance in enumerate(record["stances"]):
            yield from _of_record(f"{where}.stances[{index}]", STANCE, stance, known)


def _of_record(where: str, shape: Shape, record: object, known: dict) -> Iterator[str]:
    if not isinstance(record, dict):
        yield f"{where}: " + _("an object {…} is expected here.")
        return
    for key in shape.required:
        if record.get(key) is None:
            yield f"{where}: " + _("“%(key)s” is missing.") % {"key": key}
    for key, value in record.items():
        if key not in shape.holds:
            keys = ", ".join(shape.holds)
            message = _("there is no key “%(key)s”; the keys are %(keys)s.")
            yield f"{where}: " + message % {"key": key, "keys": keys}
        elif value is not None:
            yield from _of_value(f"{where}, {key}", shape.holds[key], value)
            section = shape.refers.get(key)
            if section and isinstance(value, str) and value not in known[section]:
                message = _("“%(id)s” is not among the ids of “%(section)s”.")
                yield f"{where}, {key}: " + message % {"id": value, "section": section}


_SOUND = {
    TEXT: lambda value: isinstance(value, str),
    FLAG: lambda value: isinstance(value, bool),
    OFFSET: lambda value: type(value) is int and value >= 0,
    TEXTS: lambda value: isinstance(value, list) and all(isinstance(item, str) for item in value),
    SPANS: lambda value: (
        isinstance(value, list)
        and all(isinstance(pair, list) and [*map(type, pair)] == [int, int] for pair in value)
    ),
    RECORDS: lambda value: isinstance(value, list),
    ANYTHING: lambda value: True,
}


def _of_value(where: str, holds: object, value: object) -> Iterator[str]:
    if holds in _SOUND:
        if not _SOUND[holds](value):
            yield f"{where}: " + _expectation(holds)
        elif holds in (TEXT, TEXTS):
            yield from _of_text(where, [value] if holds == TEXT else value)
    elif value not in holds.values:
        message = _("“%(value)s” is not a code; the codes are %(codes)s.")
        yield f"{where}: " + message % {"value": value, "codes": ", ".join(holds.values)}


def _of_text(where: str, texts: list[str]) -> Iterator[str]:
    for text in texts:
        if (found := forbidden(text)) is not None:
            message = _("character %(number)s is %(name)s, which cannot be kept. Delete it.")
            yield f"{where}: " + message % {"number": found + 1, "name": name_of(text[found])}


def _expectation(holds: str) -> str:
    return {
        TEXT: _("text in quotation marks is expected here."),
        FLAG: _("true or false is expected here."),
        OFFSET: _("a whole number from 0 is expected here."),
        TEXTS: _("a list of texts is expected here."),
        SPANS: _("pairs of start and end are expected here, such as [[0, 171]]."),
        RECORDS: _("a list […] is expected here."),
    }[holds]


def _ids(records: list) -> set:
    return {
        record["id"] for record in records if isinstance(record, dict) and isinstance(record.get("id"), str)
    }


def _repeated(section: str, records: list) -> Iterator[str]:
    seen = set()
    for index, record in enumerate(records):
        name = record.get("id") if isinstance(record, dict) else None
        if isinstance(name, str) and name in seen:
            yield f"{place(section, index, record)}: " + _("this id is given twice.")
        seen.add(name if isinstance(name, str) else None)


def _of_date(issued: str) -> Iterator[str]:
    try:
        parse(issued) if issued else None
    except PartialDateError as error:
        yield f"article, issued: {error.message(get_language() or 'en')}"

"""Every string of the interface has its German wording. In a new checkout: `pybabel extract -F babel.cfg`."""

import re
import string
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from config import template_messages

ROOT = Path(__file__).parent.parent
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
#: %(name)s, %s, %d, {} and {name}
_HOLES = re.compile(r"%(?:\(\w+\))?[sd]")


@pytest.fixture(scope="module")
def german() -> dict:
    with (ROOT / "locale" / "de" / "LC_MESSAGES" / "django.po").open("rb") as file:
        return {message.id: message for message in read_po(file) if message.id}


@pytest.fixture(scope="module")
def used() -> set:
    with (ROOT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    methods = [
        (pattern, template_messages.extract if method.startswith("config.") else method)
        for pattern, method in methods
    ]
    found = extract_from_dir(ROOT, methods, options, KEYWORDS)
    return {message for _file, _line, message, _comments, _context in found if message}


def test_every_string_has_its_german_wording(german, used):
    assert len(used) > 300
    translated = {key for key, message in german.items() if all(_strings(message)) and not message.fuzzy}
    assert sorted(map(str, used - translated)) == []


def test_no_wording_is_left_of_strings_that_are_gone(german, used):
    assert sorted(map(str, german.keys() - used)) == []


def _strings(message) -> list[str]:
    return list(message.string) if isinstance(message.string, tuple) else [message.string]


def _holes(text: str) -> set[str]:
    return {*_HOLES.findall(text), *(name for _, name, _, _ in string.Formatter().parse(text) if name)}


def test_what_is_filled_in_is_filled_in_in_german_too(german):
    for key, message in german.items():
        ids = key if isinstance(key, tuple) else (key,)
        for text in _strings(message):
            assert _holes(text) <= set().union(*map(_holes, ids)), key
            assert _holes(text) >= set.intersection(*map(_holes, ids)), key

"""The sample's word material, and clauses made of it in German and English, each saying the same in both."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

WORDS = json.loads((Path(__file__).parent.parent / "data" / "sample_words.json").read_text(encoding="utf-8"))


@dataclass(slots=True)
class Clause:
    """One thing said about a topic, as a main clause and as reported speech, in either language."""

    about: tuple
    predicate: tuple
    time: tuple[str, str]

    def topic(self, language: str) -> str:
        return self.about[0][language]

    def main(self, language: str) -> str:
        names, plural, plural_en = self.about
        verbs, rest, (does, do), rest_en = self.predicate
        if language == "de":
            return f"{capital(names['de'])} {verbs[plural]} {self.time[0]} {rest}"
        return f"{capital(names['en'])} {do if plural_en else does} {rest_en} {self.time[1]}"

    def reported(self, language: str) -> str:
        names, plural, _plural_en = self.about
        verbs, rest, (_does, do), rest_en = self.predicate
        if language == "de":
            return f"{names['de']} {verbs[2 + plural]} {self.time[0]} {rest}"
        return f"{names['en']} would {do} {rest_en} {self.time[1]}"


def _topics() -> list[tuple[dict[str, str], bool, bool]]:
    """Every opening with every head: "die Wasserversorgung", "the water supply", and whether plural."""
    return [
        (
            {"de": f"{article} {german}{head}", "en": f"the {english} {translated}"},
            number == "pl",
            translated_number == "pl",
        )
        for article, head, number, translated, translated_number in WORDS["heads"]
        for german, english in WORDS["openings"]
    ]


TOPICS = _topics()
_PREDICATES = [
    (german.split("|"), rest, english.split("|"), translated)
    for german, rest, english, translated in WORDS["predicates"]
]


def one_of(random: Random, items: Sequence):
    """One of the items, each as likely; three times as quick as `random.choice`."""
    return items[int(random.random() * len(items))]


def pick(random: Random, items: Sequence):
    """One of the items, the first ones more often, as words are."""
    return items[int(random.random() ** 2 * len(items))]


def clause(random: Random, topic: tuple) -> Clause:
    """Something said about a topic of TOPICS."""
    return Clause(topic, pick(random, _PREDICATES), pick(random, WORDS["times"]))


def capital(text: str) -> str:
    return text[0].upper() + text[1:]

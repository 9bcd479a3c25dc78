"""The sample's claims, a few on each topic, and the stances that passages take on them."""

from random import Random

from .rows import Rows
from .words import Clause, one_of

# Each code as often as it has its share.
_KINDS = ("factual",) * 8 + ("forecast", "evaluation", "demand")
_VALUES = ("supports",) * 6 + ("denies",) * 3 + ("qualifies", "questions", "mentions", "no_comment")
_CERTAINTIES = ("certain", "certain", "probable", "possible")


class Claims:
    """Claims by topic; a new one is what the passage says that is the first to take a stance on it."""

    def __init__(self, random: Random, rows: Rows) -> None:
        self.random, self.rows = random, rows
        self.by_topic: dict[int, list[int]] = {}

    def stance(self, said: Clause, quote: int, topic: int, published: bool) -> None:
        """What a passage does to one of its topic's claims."""
        random = self.random
        known = self.by_topic.setdefault(topic, [])
        if not known or random.random() < 0.1:
            known.append(self._claim(said))
        value, certainty = one_of(random, _VALUES), one_of(random, _CERTAINTIES)
        if value not in ("supports", "denies", "qualifies"):
            certainty = "not_applicable"
        self.rows.add("stance", quote, one_of(random, known), value, certainty, "", published)

    def _claim(self, said: Clause) -> int:
        # Whether it is public is known, and written, when all articles are there.
        texts = f"{said.main('de')}.", f"{said.main('en')}."
        return self.rows.add("claim", one_of(self.random, _KINDS), *texts, "", False)

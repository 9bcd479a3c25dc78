"""How much of a list is looked at: all of it while that is cheap, else one end of it, and the reader is told.

A common word stands in a fortieth of all passages. To count, rank and sort them all would take a second in an
archive of ten million; the newest two thousand take a hundredth of that and are what a reader sees anyway.
"""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from math import inf
from typing import Protocol

from django.db.models import QuerySet

from archive.filters.counting import Tally
from archive.filters.estimates import Estimate, Profile, Stretch, Way, estimates_of, months_of

NEARBY = 10_000  # passages: among so many the rows of a further page are looked for first


class Count(Protocol):
    """Counts rows, all or the first of them: `walk`ed to in their order, or `cut` from all that are found.

    Of all of them it helps to know how many are `expected`.
    """

    def __call__(
        self, rows: QuerySet, walk: int = 0, cut: int = 0, expected: float | None = None
    ) -> Tally: ...


@dataclass(slots=True)
class Wanted:
    """Rows to be counted behind a door, in the order of which one end is looked at.

    `rows` gives all, `planned` as the planner estimates them best, `walked` as they are walked to, `within`
    those of a stretch of months.
    `combined`: by several conditions, each of which it takes for independent of the others, and so expects
    too few rows. `linked`: by rows of another table. `prefixed`: by beginnings of words, for which an index
    goes through all words that begin so, however few rows are looked at. `exact`: by words as they are
    written, of which it knows nothing. `narrowed`: by a column that an index finds. `estimate`: what the
    planner expects, `words`: how many rows have the words, see `estimated`.
    """

    alias: str
    rows: Callable[[], QuerySet]
    planned: Callable[[], QuerySet]
    walked: Callable[[], QuerySet]
    within: Callable[[Stretch], QuerySet]
    combined: bool = False
    linked: bool = False
    oldest_first: bool = False
    prefixed: bool = False
    exact: bool = False
    narrowed: bool = False
    words: float = 0
    estimate: Estimate = field(default_factory=lambda: Estimate(inf))

    @property
    def expected(self) -> float:
        """How many rows the planner expects."""
        return self.estimate.rows


def estimated(wanted: list[Wanted], asked: Hashable, words: Wanted | None = None) -> list[Wanted]:
    """Given what the planner expects of each, and of the `words` alone; `asked` tells these from all others.

    One query or none.
    """
    every = [*wanted, words] if words else wanted
    known = estimates_of(asked, lambda: [each.planned() for each in every])
    having = known[-1].rows if words else 0
    for each, estimate in zip(wanted, known, strict=False):
        each.estimate, each.words = estimate, having
    return wanted


@dataclass(frozen=True, slots=True)
class FirstRows:
    """For lists of moderate length: no more than `window` rows where the planner expects over `cheap`, nor
    ever more than `most`."""

    window: int = 300
    cheap: int = 600
    most: int = 1000

    def look(self, wanted: Wanted, count: Count) -> Tally:
        if wanted.expected > self.cheap:
            found = count(wanted.walked(), walk=self.window)
            return found.bounded() if found.total == self.window else found
        found = count(wanted.rows(), cut=self.most, expected=wanted.expected)
        return found if found.among == found.total else found.bounded(found.among)


@dataclass(frozen=True, slots=True)
class Months:
    """For passages, of which there may be millions: those of so many months that `window` are expected.

    What the planner expects of one word is right, of several it is far too low: then the months that hold
    `probe` passages tell, unless it expects so `few` that they may be ten times as many. Of words that its
    statistics do not know it expects a share of `rare` or less; mostly there are fewer. Above a share of
    `dense`, the first rows are found by date as quickly.

    An index goes through all passages that have a beginning of words, say `words` of a `total`. Where it can
    leave most of them by something else, the rest is checked row by row, which is so many as `window` · total
    / words. The two take as long where words² is `checked` · total.
    """

    window: int = 600
    cheap: int = 1500
    rare: float = 0.00025
    small: int = 20_000
    probe: int = 10_000
    few: int = 100
    dense: float = 0.4
    dense_prefix: float = 0.03
    dense_linked: float = 0.05
    checked: float = 3_000

    def _doubtful(self, wanted: Wanted, profile: Profile) -> bool:
        """Whether there may be far more than the planner expects."""
        some = wanted.prefixed or wanted.exact or wanted.expected > self.few
        return wanted.combined and some and profile.total > self.probe

    def look(self, wanted: Wanted, count: Count) -> Tally:
        """As this was looked at before, if it was: to find out may have taken several looks."""
        way = wanted.estimate.way
        if way is not None:
            return self._along(way, wanted, count)
        found, wanted.estimate.way = self._explored(wanted, count)
        return found

    def _explored(self, wanted: Wanted, count: Count) -> tuple[Tally, Way]:
        expected = wanted.expected
        profile = Profile.of(wanted.alias, expected)
        dense = self.dense_prefix if wanted.prefixed else self.dense_linked if wanted.linked else self.dense
        needed = self._needed(expected / profile.total) if profile.total else inf
        if profile.total <= self.small:
            way = Way(expected)
        elif expected >= dense * profile.total:
            way = Way(expected, walked=True)
        elif self._doubtful(wanted, profile):
            # For beginnings of words each look costs the same, however few rows: the first one looks far.
            return self._narrowed(
                wanted, count, profile, max(self.probe, needed) if wanted.prefixed else self.probe
            )
        elif expected <= max(self.cheap, self.rare * profile.total):
            way = Way(expected)
        else:
            return self._narrowed(wanted, count, profile, needed)
        return self._along(way, wanted, count), way

    def _needed(self, share: float) -> float:
        """How many passages must be looked at to find most of a window."""
        return 0.8 * self.window / share if share else inf

    def _narrowed(self, wanted: Wanted, count: Count, profile: Profile, rows: float) -> tuple[Tally, Way]:
        """Months are added until they hold enough, or all are needed."""
        months = months_of(wanted.alias)
        months = months if wanted.oldest_first else months[::-1]
        about, checked = None, self._are_checked(wanted, profile)
        while (stretch := profile.stretch(months, rows)) is not None:
            way = Way(stretch=replace(stretch, checked=checked))
            found = self._along(way, wanted, count)
            if found.total >= self.window / 3:
                return found, way
            share = found.among / stretch.rows
            if share * profile.total <= 4 * self.window:
                about = share * profile.total
                break
            rows = max(2 * stretch.rows, self._needed(share))
        way = Way(about)
        return self._along(way, wanted, count), way

    def _are_checked(self, wanted: Wanted, profile: Profile) -> bool:
        """Whether words are looked for in each passage that the rest leaves."""
        quickly = wanted.prefixed and wanted.narrowed and not wanted.linked
        return quickly and wanted.words**2 > self.checked * profile.total

    def _along(self, way: Way, wanted: Wanted, count: Count) -> Tally:
        if way.stretch:
            found = count(wanted.within(way.stretch), cut=self.window)
            return found.bounded(found.among / way.stretch.rows * Profile.of(wanted.alias).total)
        if way.walked:
            found = count(wanted.walked(), walk=self.window)
            return found.bounded(way.about) if found.total == self.window else found
        return count(wanted.rows(), expected=way.about)


def nearest(alias: str, day: date, later: bool) -> Iterator[Stretch]:
    """The months from that day on, or back from it, that hold NEARBY passages; nothing if most are there."""
    months, own = months_of(alias), 12 * day.year + day.month
    following = [month for month in months if (month >= own if later else month <= own)]
    if stretch := Profile.of(alias).stretch(following if later else following[::-1], NEARBY):
        yield stretch

"""Figures of all articles of an outlet together: sums, with an interval that says how little they may say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from archive.report.figures import DEFINITIONS, Definition, Figure

LEAST_ARTICLES = 10
Z = 1.959963984540054  # 95 %, two-sided


@dataclass(frozen=True, slots=True)
class Pooled:
    """A pooled ratio, sum n / sum d, with the bounds of its 95 % interval (None for 0/0)."""

    definition: Definition
    numerator: int
    denominator: int
    low: float | None
    high: float | None
    articles: int

    def text(self) -> str:
        return f"{self.numerator}/{self.denominator}" if self.denominator else "–"


def pooled(reports: Iterable[Mapping[str, Figure]]) -> dict[str, Pooled]:
    """The ratios over an outlet's articles by code; empty below ten articles. Means and maxima are left out.

    The interval takes passages for independent draws. Those of one article are not, so it is too narrow.
    """
    reports = list(reports)
    if len(reports) < LEAST_ARTICLES:
        return {}
    ratios = [definition for definition in DEFINITIONS.values() if definition.sort == "ratio"]
    return {definition.code: _pool(definition, reports) for definition in ratios}


def _pool(definition: Definition, reports: list[Mapping[str, Figure]]) -> Pooled:
    numerator = sum(report[definition.code].numerator for report in reports)
    denominator = sum(report[definition.code].denominator for report in reports)
    low, high = wilson(numerator, denominator) or (None, None)
    return Pooled(definition, numerator, denominator, low, high, len(reports))


def wilson(numerator: int, denominator: int) -> tuple[float, float] | None:
    """The Wilson score interval (95 %) of a proportion; None for 0/0."""
    if not denominator:
        return None
    share, spread = numerator / denominator, Z * Z / denominator
    middle = share + spread / 2
    half = Z * sqrt(share * (1 - share) / denominator + spread / (4 * denominator))
    return max(0.0, (middle - half) / (1 + spread)), min(1.0, (middle + half) / (1 + spread))

"""Rule R1: how a factual claim is sourced in this archive, derived from plain data and said in words.

Three queries feed it: one row per source (`Source`), one per attribution (`Station`), one per stance with its
quote and article (`Stance`). `assess` gives the status of one claim with its lines, `explain` says why.
"""

from archive.evidence.explanation import disclaimer, explain
from archive.evidence.lines import independent
from archive.evidence.records import Source, Sources, Stance, Station, Stations, gatherer_of, root_of
from archive.evidence.rule import Assessment, Counted, Left, assess, assess_all, keys

__all__ = [
    "Assessment",
    "Counted",
    "Left",
    "Source",
    "Sources",
    "Stance",
    "Station",
    "Stations",
    "assess",
    "assess_all",
    "disclaimer",
    "explain",
    "gatherer_of",
    "independent",
    "keys",
    "root_of",
]

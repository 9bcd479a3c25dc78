"""Rule R1: which stances count, what keys they carry, and the status that follows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from archive.evidence.lines import Edge, independent
from archive.evidence.records import Id, Source, Sources, Stance, Stations, gatherer_of, root_of

SUPPORTING = frozenset({"supports", "qualifies"})
DENYING = frozenset({"denies"})
COUNTING_CERTAINTY = frozenset({"certain", "probable"})

Key = tuple[str, Id]


@dataclass(frozen=True, slots=True)
class Counted:
    """A stance that counts, with the three things by which it may depend on another.

    `gatherer` is None where the outlet is unknown (the article stands for it), `institution` None where the
    source has no principal. `told`: the words were said to the gatherer, not merely published.
    """

    id: Id
    source: Source
    gatherer: Source | None
    house: Source | None
    institution: Source | None
    article: Id
    told: bool = False


@dataclass(frozen=True, slots=True)
class Left:
    """A stance that does not count and why: "own_account", "no_direction" or "only_possible"."""

    id: Id
    reason: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """The status of a claim; `supporting_lines` and `denying_lines` hold one stance for each line."""

    status: str
    supporting: tuple[Counted, ...] = ()
    denying: tuple[Counted, ...] = ()
    supporting_lines: tuple[Counted, ...] = ()
    denying_lines: tuple[Counted, ...] = ()
    left: tuple[Left, ...] = ()

    @property
    def s(self) -> int | None:
        return None if self.status == "not_applicable" else len(self.supporting_lines)

    @property
    def d(self) -> int | None:
        return None if self.status == "not_applicable" else len(self.denying_lines)


def assess_all(
    kinds: Mapping[Id, str], stances: Iterable[Stance], sources: Sources, stations: Stations
) -> dict[Id, Assessment]:
    """The assessment of each claim of `kinds` (claim id → kind) by the stances that belong to it."""
    by_claim: dict[Id, list[Stance]] = {claim: [] for claim in kinds}
    for stance in stances:
        if stance.claim in by_claim:
            by_claim[stance.claim].append(stance)
    return {claim: assess(kinds[claim], rows, sources, stations) for claim, rows in by_claim.items()}


def assess(kind: str, stances: Iterable[Stance], sources: Sources, stations: Stations) -> Assessment:
    """The status of one claim of this kind by its stances, in whatever order they come."""
    if kind != "factual":
        return Assessment("not_applicable")
    public = sorted((stance for stance in stances if stance.published), key=lambda stance: _order(stance.id))
    left = tuple(Left(stance.id, reason) for stance in public if (reason := _why_not(stance)))
    counting = [stance for stance in public if not _why_not(stance)]
    supporting, denying = (
        tuple(_counted(stance, sources, stations) for stance in counting if stance.value in values)
        for values in (SUPPORTING, DENYING)
    )
    lines = _lines(supporting), _lines(denying)
    return Assessment(_status(*map(len, lines)), supporting, denying, *lines, left)


def keys(counted: Counted) -> frozenset[Key]:
    """What two dependent stances have in common: source, gatherer's house or article, institution."""
    institution = {("institution", counted.institution.id)} if counted.institution else set()
    return frozenset({("source", counted.source.id), _gathering(counted), *institution})


def _gathering(counted: Counted) -> Key:
    return ("gatherer", counted.house.id) if counted.house else ("article", counted.article)


def _edge(counted: Counted) -> Edge:
    """The two keys that matter: whoever shares a source shares its institution (see lines)."""
    speaking = (
        ("institution", counted.institution.id) if counted.institution else ("source", counted.source.id)
    )
    return _gathering(counted), speaking


def _lines(counted: tuple[Counted, ...]) -> tuple[Counted, ...]:
    chosen = set(independent(map(_edge, counted)))
    first: dict[Edge, Counted] = {}
    for stance in counted:
        if _edge(stance) in chosen:
            first.setdefault(_edge(stance), stance)
    return tuple(first.values())


def _why_not(stance: Stance) -> str:
    if stance.quote_kind == "own_account" or stance.attribution is None:
        return "own_account"
    if stance.value not in SUPPORTING | DENYING:
        return "no_direction"
    return "" if stance.certainty in COUNTING_CERTAINTY else "only_possible"


def _counted(stance: Stance, sources: Sources, stations: Stations) -> Counted:
    station = stations[stance.attribution]
    source = sources[station.source]
    gatherer = gatherer_of(station, stance.outlet, sources, stations)
    institution = None if source.principal is None else root_of(source.id, sources)
    return Counted(
        id=stance.id,
        source=source,
        gatherer=_source(gatherer, sources),
        house=None if gatherer is None else _source(root_of(gatherer, sources), sources),
        institution=_source(institution, sources),
        article=stance.article,
        told=station.channel == "told_journalist",
    )


def _source(source: Id | None, sources: Sources) -> Source | None:
    """The row of a source; one that was not handed over stands for itself under its id."""
    return None if source is None else sources.get(source) or Source(source, "", str(source), str(source))


def _status(supporting: int, denying: int) -> str:
    if not supporting:
        return "denied_only" if denying else "unsourced"
    if denying:
        return "contested"
    return "single_strand" if supporting == 1 else "multi_strand"


def _order(identifier: Id) -> tuple[int, str]:
    """Numbers by size, texts by length and letters: any fixed order will do."""
    return len(repr(identifier)), repr(identifier)

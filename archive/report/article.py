"""The figures of one article, counted over plain data. Nothing is stored: they follow from the annotation."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from archive.evidence import Source, Sources, Stance, Station, gatherer_of
from archive.evidence.records import Id
from archive.report.figures import DEFINITIONS, Figure

VOICES = frozenset({"person", "group"})
ANONYMOUS = frozenset({"pseudonym", "anonymous_described", "anonymous_bare"})
NO_REASON = frozenset({"not_applicable", "none_printed"})
WORTH_TELLING = frozenset({"single_strand", "denied_only", "contested"})


@dataclass(frozen=True, slots=True)
class Attribution(Station):
    """A row of attributions with what the figures need."""

    identification: str = ""
    basis: str = "not_stated"
    anonymity_reason: str = "not_applicable"


@dataclass(frozen=True, slots=True)
class Passage:
    """A row of quotes; `attribution` is None for the outlet's own account."""

    id: Id
    kind: str
    attribution: Id | None
    confidence: str
    translation: str


@dataclass(frozen=True)
class ArticleFacts:
    """One article: its outlet (None: unknown), quotes, attributions and stances, its claims' statuses.

    `statuses`: the evidence status of every claim the article has a stance on, "not_applicable" included.
    """

    outlet: Id | None
    quotes: Iterable[Passage]
    attributions: Mapping[Id, Attribution]
    sources: Sources
    stances: Iterable[Stance] = ()
    statuses: Mapping[Id, str] = field(default_factory=dict)

    @property
    def passages(self) -> list[Passage]:
        return [quote for quote in self.quotes if quote.kind != "own_account"]


def sourcing_report(facts: ArticleFacts) -> dict[str, Figure]:
    """Every figure by its code, in the order of DEFINITIONS."""
    counted = {**_voices(facts), **_routes(facts), **_claims(facts), **_wording(facts)}
    return {code: Figure(definition, *counted[code]) for code, definition in DEFINITIONS.items()}


def _voices(facts: ArticleFacts) -> dict[str, tuple[int, int]]:
    voices: dict[Id, list[Attribution]] = {}
    for identifier in dict.fromkeys(passage.attribution for passage in facts.passages):
        attribution = facts.attributions[identifier]
        if facts.sources[attribution.source].kind in VOICES:
            voices.setdefault(attribution.source, []).append(attribution)
    named = [voice for voice in voices.values() if _any(voice, "identification", {"named"})]
    unnamed = [voice for voice in voices.values() if voice not in named]
    officials = [voice for voice in unnamed if _any(voice, "identification", {"official_unnamed"})]
    anonymous = [voice for voice in unnamed if _any(voice, "identification", ANONYMOUS)]
    reason = [voice for voice in anonymous if not _all(voice, "anonymity_reason", NO_REASON)]
    basis = [voice for voice in anonymous if not _all(voice, "basis", {"not_stated"})]
    return {
        "named_voices": (len(named), len(voices)),
        "unnamed_officials": (len(officials), len(voices)),
        "anonymous_voices": (len(anonymous), len(voices)),
        "reason_printed": (len(reason), len(anonymous)),
        "basis_printed": (len(basis), len(anonymous)),
    }


def _any(voice: list[Attribution], name: str, values: Iterable[str]) -> bool:
    return any(getattr(attribution, name) in values for attribution in voice)


def _all(voice: list[Attribution], name: str, values: Iterable[str]) -> bool:
    return all(getattr(attribution, name) in values for attribution in voice)


def _routes(facts: ArticleFacts) -> dict[str, tuple[int, int] | tuple[int, int, Source | None]]:
    used = [facts.attributions[passage.attribution] for passage in facts.passages]
    gatherers = Counter(gatherer_of(each, facts.outlet, facts.sources, facts.attributions) for each in used)
    chains = [_stations(attribution, facts.attributions) for attribution in used]
    conduit, most = max(gatherers.items(), key=lambda item: (item[1], repr(item[0])), default=(None, 0))
    return {
        "second_hand": (len(used) - gatherers[facts.outlet], len(used)),
        "longest_chain": (max(chains, default=0), min(len(used), 1)),
        "mean_chain": (sum(chains), len(used)),
        "one_conduit": (most, len(used), facts.sources.get(conduit)),
    }


def _stations(attribution: Attribution, attributions: Mapping[Id, Attribution]) -> int:
    """Steps of `via`, and one for the speaker. The database refuses loops; here one would end the chain."""
    seen = {attribution.id}
    while attribution.via is not None and attribution.via not in seen:
        seen.add(attribution.via)
        attribution = attributions[attribution.via]
    return len(seen)


def _claims(facts: ArticleFacts) -> dict[str, tuple[int, int]]:
    factual = {claim: status for claim, status in facts.statuses.items() if status != "not_applicable"}
    statuses = Counter(factual.values())
    asserted = {
        stance.claim
        for stance in facts.stances
        if stance.quote_kind == "own_account" and stance.value in {"supports", "denies"}
    }
    taken_over = [claim for claim, status in factual.items() if claim in asserted and status in WORTH_TELLING]
    shares = ("single_strand", "denied_only", "unsourced", "contested")
    return {
        **{status: (statuses[status], len(factual)) for status in shares},
        "taken_over": (len(taken_over), len(factual)),
    }


def _wording(facts: ArticleFacts) -> dict[str, tuple[int, int]]:
    passages = facts.passages
    verbatim = [passage for passage in passages if passage.kind in {"direct", "partial"}]
    return {
        "unmarked_translations": (
            sum(passage.translation == "translated_unmarked" for passage in verbatim),
            len(verbatim),
        ),
        "ambiguous": (sum(passage.confidence == "ambiguous" for passage in passages), len(passages)),
    }

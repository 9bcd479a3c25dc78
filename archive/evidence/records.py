"""What the rule is given: plain rows, and what follows from them about gatherers and institutions."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

Id = Hashable


@dataclass(frozen=True, slots=True)
class Source:
    """A row of sources; the labels are what the public reads, an outlet's is its name.

    `public_id` is where the public finds it; the rule does not ask for it.
    """

    id: Id
    kind: str
    label_de: str
    label_en: str
    principal: Id | None = None
    public_id: str = ""

    def label(self, language: str) -> str:
        german, english = self.label_de or self.label_en, self.label_en or self.label_de
        return german if language.startswith("de") else english


@dataclass(frozen=True, slots=True)
class Station:
    """A row of attributions: how a source speaks in an article, `via` which other station of that article."""

    id: Id
    source: Id
    via: Id | None = None
    channel: str = ""


@dataclass(frozen=True, slots=True)
class Stance:
    """A row of stances with what the rule needs of its quote and article.

    `attribution` is None for passages in the outlet's own voice, `outlet` where it is unknown.
    """

    id: Id
    claim: Id
    value: str
    certainty: str
    quote_kind: str
    attribution: Id | None
    article: Id
    outlet: Id | None = None
    published: bool = True


Sources = Mapping[Id, Source]
Stations = Mapping[Id, Station]


def gatherer_of(station: Station, outlet: Id | None, sources: Sources, stations: Stations) -> Id | None:
    """The source that heard the speaker, the station nearest to them in the chain; None: the article."""
    if station.via is not None:
        return stations[station.via].source
    speaker = sources.get(station.source)
    return station.source if speaker and speaker.kind == "outlet" else outlet


def root_of(source: Id, sources: Sources) -> Id:
    """The top of the principals above a source, itself if there is none.

    A loop, which the database refuses, has the same root from wherever in it one starts.
    """
    path = [source]
    while (principal := sources[path[-1]].principal if path[-1] in sources else None) is not None:
        if principal in path:
            return min(path[path.index(principal) :], key=repr)
        path.append(principal)
    return path[-1]

"""The lists of passages once more, as plain loops over the whole archive, and random queries to ask both.

`CASES=600 pytest tests/filters` asks some ten thousand of them.
"""

import os
from collections import Counter
from dataclasses import dataclass

from django.http import QueryDict
from hypothesis import strategies as st

from archive.models import Article, Claim, Quote, Source
from archive.partial_dates import parse
from archive.vocabularies import EvidenceStatus, Identification, QuoteKind, SourceKind, StanceValue
from tests.random_archives import WORDS, statuses

CASES = int(os.environ.get("CASES", 60))  # queries of each test and archive
RECORDS = ("source", "outlet", "via", "claim")
CODES = {
    "kind": QuoteKind.values,
    "identification": Identification.values,
    "source_kind": SourceKind.values,
    "language": ["de", "en", "fr", "nl"],
    "stance": StanceValue.values,
    "status": EvidenceStatus.values,
}
WITH_STANCE = ("claim", "stance", "status")


def several(values):
    return st.lists(st.sampled_from(values), max_size=2, unique=True)


_LEFT_OUT = [f"-{word}" for word in WORDS]
_BEGINNINGS = [f"{word[:3]}*" for word in WORDS]
#: Facets by name (records by the place of theirs among all), words, dates.
queries = st.fixed_dictionaries(
    {},
    optional={
        **{name: several(values) for name, values in CODES.items()},
        **{name: several(range(9)) for name in ("source", "outlet", "via")},
        "claim": several(range(6)),
        "q": st.lists(st.sampled_from([*WORDS, *_LEFT_OUT, *_BEGINNINGS]), min_size=1, max_size=2),
        "from": st.sampled_from(["2022-12", "2023-05-15", "2024"]),
        "to": st.sampled_from(["2021", "2022-12-31", "2023-09", "2023-09-22"]),
    },
)


class Archive:
    """Everything in plain Python."""

    def __init__(self) -> None:
        self.sources = list(Source.objects.order_by("pk"))
        self.claims = list(Claim.objects.order_by("pk"))
        self.status = statuses()
        self.quotes = list(
            Quote.objects.filter(article__status="published").select_related("article", "attribution__source")
        )
        self.stances = {
            quote.pk: [
                (stance.claim_id, stance.value, self.status[stance.claim_id])
                for stance in quote.stances.all()
            ]
            for quote in self.quotes
        }

    def values(self, quote: Quote) -> dict[str, set]:
        """What a quote has for each facet but those of its stances."""
        attribution = quote.attribution
        return {
            "kind": {quote.kind},
            "language": {quote.article.language},
            "outlet": {quote.article.outlet_id} - {None},
            "identification": {attribution.identification} if attribution else set(),
            "source": {attribution.source_id} if attribution else set(),
            "source_kind": {attribution.source.kind} if attribution else set(),
            "via": {station.source_id for station in quote.chain()[1:]},
        }

    def counted(self, chosen: dict[str, list], words: list[str], since: str, until: str) -> tuple[set, dict]:
        """The quotes listed, and the counts of every facet with all others applied."""
        listed, counts = set(), {name: Counter() for name in (*CODES, "source", "outlet", "via", "claim")}
        for quote in self.quotes:
            if not _holds(quote.text, words) or not _overlaps(quote.article, since, until):
                continue
            values = self.values(quote)
            failed = {name for name in values if chosen.get(name) and not values[name] & set(chosen[name])}
            fitting = [stance for stance in self.stances[quote.pk] if _fits(stance, chosen)]
            stanced = bool(fitting) or not any(chosen.get(name) for name in WITH_STANCE)
            if not failed and stanced:
                listed.add(quote.pk)
            for name, found in values.items():
                if not failed - {name} and stanced:
                    counts[name].update(found)
            for place, name in enumerate(WITH_STANCE):
                others = {key: value for key, value in chosen.items() if key != name}
                if not failed:
                    found = {stance[place] for stance in self.stances[quote.pk] if _fits(stance, others)}
                    counts[name].update(found)
        return listed, counts


def _holds(text: str, words: list[str]) -> bool:
    held = text.lower().replace(".", "").split()

    def has(word: str) -> bool:
        return any(each.startswith(word[:-1]) if word.endswith("*") else each == word for each in held)

    return all(has(word.strip("-")) is not word.startswith("-") for word in words)


def _overlaps(article: Article, since: str, until: str) -> bool:
    if not article.issued:
        return not since and not until
    date = parse(article.issued)
    late = not since or date.latest is None or date.latest >= parse(since).earliest
    return late and (not until or date.earliest is None or date.earliest <= parse(until).latest)


def _fits(stance: tuple, chosen: dict[str, list]) -> bool:
    return all(
        not chosen.get(name) or stance[place] in chosen[name] for place, name in enumerate(WITH_STANCE)
    )


@dataclass
class Asked:
    """A query: as a query string, and as the plain reading takes it."""

    parameters: QueryDict
    chosen: dict[str, list]
    words: list[str]
    since: str
    until: str


def asked(archive: Archive, query: dict) -> Asked:
    """Without what the lists refuse: hidden records, dates the wrong way round, nothing but exclusions."""
    query = {name: value for name, value in query.items() if value}
    words = query.pop("q", [])
    if words and all(word.startswith("-") for word in words):
        words = [*words, "wien"]
    since, until = query.pop("from", ""), query.pop("to", "")
    if since and until and parse(since).earliest > parse(until).latest:
        until = ""
    records = {name: archive.claims if name == "claim" else archive.sources for name in RECORDS}
    public = {name for name in query if name not in records or _public(records[name], query[name])}
    query = {name: values for name, values in query.items() if name in public}

    parameters = QueryDict(mutable=True)
    for name, values in query.items():
        given = [records[name][value].public_id if name in records else value for value in values]
        parameters.setlist(name, given)
    parameters["q"], parameters["from"], parameters["to"] = " ".join(words), since, until
    chosen = {
        name: [records[name][value].pk if name in records else value for value in values]
        for name, values in query.items()
    }
    return Asked(parameters, chosen, words, since, until)


def _public(records: list, places: list[int]) -> bool:
    return all(records[place].published for place in places)

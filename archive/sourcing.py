"""Feeds the evidence rule from the database: published articles only, in three queries however many claims."""

from collections.abc import Iterable

from django.db.models import Q

from archive import evidence
from archive.models import Attribution, Claim, Source, Stance


def evidence_of(claims: Iterable[Claim]) -> dict[int, evidence.Assessment]:
    """The assessment of each claim, by its primary key. Three queries, none for no claims."""
    kinds = {claim.pk: claim.kind for claim in claims}
    if not kinds:
        return {}
    stances = _stances(kinds)
    stations = _stations(stance.attribution for stance in stances)
    heard = {station.source for station in stations.values()} | {stance.outlet for stance in stances}
    return evidence.assess_all(kinds, stances, _sources(heard), stations)


def _stances(claims: Iterable[int]) -> list[evidence.Stance]:
    rows = Stance.objects.filter(claim__in=list(claims), quote__published=True)
    return [
        evidence.Stance(*row)
        for row in rows.order_by("pk").values_list(
            "pk",
            "claim",
            "value",
            "certainty",
            "quote__kind",
            "quote__attribution",
            "quote__article",
            "quote__outlet",
        )
    ]


def _stations(attributions: Iterable[int | None]) -> dict[int, evidence.Station]:
    """The attributions and the stations right behind them: rule R1 asks for no more of a chain."""
    wanted = {pk for pk in attributions if pk}
    rows = Attribution.objects.filter(Q(pk__in=wanted) | Q(relayed__in=wanted)).distinct()
    return {row[0]: evidence.Station(*row) for row in rows.values_list("pk", "source", "via", "channel")}


def _sources(sources: Iterable[int | None]) -> dict[int, evidence.Source]:
    """The sources and the top of their principals; the steps between do not matter to the rule."""
    wanted = {pk for pk in sources if pk}
    rows = Source.objects.filter(pk__in=wanted).select_related("root")
    found = {}
    for row in rows:
        if row.root_id and row.root_id != row.pk:
            found.setdefault(row.root_id, _source(row.root, None))
        found[row.pk] = _source(row, row.root_id if row.principal_id else None)
    return found


def _source(row: Source, principal: int | None) -> evidence.Source:
    return evidence.Source(row.pk, row.kind, row.name or row.label_de, row.name or row.label_en, principal)

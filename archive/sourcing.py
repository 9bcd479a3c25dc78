"""Feeds the evidence rule and the sourcing report from the database: published articles only.

However many claims, passages or stances there are, the number of queries stays the same.
"""

from collections.abc import Iterable, Mapping

from django.db.models import Q, QuerySet

from archive import evidence, report
from archive.models import Article, Attribution, Claim, Source, Stance

_STANCE = ("pk", "claim", "value", "certainty", "quote__kind", "quote__attribution", "quote__article")


def evidence_of(claims: Iterable[Claim]) -> dict[int, evidence.Assessment]:
    """The assessment of each claim, by its primary key. Three queries, none for no claims."""
    kinds = {claim.pk: claim.kind for claim in claims}
    if not kinds:
        return {}
    stances = _stances(Stance.objects.filter(claim__in=kinds))
    stations = _stations(stance.attribution for stance in stances)
    heard = {station.source for station in stations.values()} | {stance.outlet for stance in stances}
    return evidence.assess_all(kinds, stances, _sources(heard), stations)


def sourcing_report(article: Article, statuses: Mapping[int, str]) -> dict[str, report.Figure]:
    """The figures of a published article by their codes, given its claims' statuses. Four queries."""
    attributions = _attributions(article)
    heard = {attribution.source for attribution in attributions.values()} | {article.outlet_id}
    facts = report.ArticleFacts(
        outlet=article.outlet_id,
        quotes=_passages(article),
        attributions=attributions,
        sources=_sources(heard),
        stances=_stances(Stance.objects.filter(quote__article=article)),
        statuses=statuses,
    )
    return report.sourcing_report(facts)


def _stances(rows: QuerySet[Stance]) -> list[evidence.Stance]:
    return [
        evidence.Stance(*row)
        for row in rows.published().order_by("pk").values_list(*_STANCE, "quote__outlet")
    ]


def _stations(attributions: Iterable[int | None]) -> dict[int, evidence.Station]:
    """The attributions and the stations right behind them: rule R1 asks for no more of a chain."""
    wanted = {pk for pk in attributions if pk}
    rows = Attribution.objects.filter(Q(pk__in=wanted) | Q(relayed__in=wanted)).order_by("pk").distinct()
    return {row[0]: evidence.Station(*row) for row in rows.values_list("pk", "source", "via", "channel")}


def _attributions(article: Article) -> dict[int, report.Attribution]:
    fields = ("pk", "source", "via", "channel", "identification", "basis", "anonymity_reason")
    return {row[0]: report.Attribution(*row) for row in article.attributions.values_list(*fields)}


def _passages(article: Article) -> list[report.Passage]:
    fields = ("pk", "kind", "attribution", "confidence", "translation")
    return [report.Passage(*row) for row in article.quotes.published().values_list(*fields)]


def _sources(sources: Iterable[int | None]) -> dict[int, evidence.Source]:
    """The sources and the top of their principals; the steps between do not matter to the rule."""
    wanted = {pk for pk in sources if pk}
    found = {}
    for row in Source.objects.filter(pk__in=wanted).select_related("root"):
        if row.root_id and row.root_id != row.pk:
            found.setdefault(row.root_id, _source(row.root, None))
        found[row.pk] = _source(row, row.root_id if row.principal_id else None)
    return found


def _source(row: Source, principal: int | None) -> evidence.Source:
    return evidence.Source(row.pk, row.kind, row.name or row.label_de, row.name or row.label_en, principal)

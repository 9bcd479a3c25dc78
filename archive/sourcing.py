"""Feeds the evidence rule and the sourcing report from the database: published articles only.

However many claims, passages or stances there are, the number of queries stays the same.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from archive import evidence, report
from archive.models import Article, Attribution, Claim, Quote, Source, Stance

_ATTRIBUTION = ("pk", "source", "via", "channel", "identification", "basis", "anonymity_reason")
_PASSAGE = ("pk", "kind", "attribution", "confidence", "translation")
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


def sourcing_report(article: Article) -> dict[str, report.Figure]:
    """The figures of a published article by their codes. Four queries."""
    return sourcing_reports([article])[article.pk]


def sourcing_reports(articles: Iterable[Article]) -> dict[int, dict[str, report.Figure]]:
    """Those of several published articles, by primary key. Four queries, none for no articles."""
    outlets = {article.pk: article.outlet_id for article in articles}
    if not outlets:
        return {}
    stances, statuses = defaultdict(list), defaultdict(dict)
    for *row, outlet, status in _stance_rows(Stance.objects.filter(quote__article__in=outlets)):
        stance = evidence.Stance(*row, outlet)
        stances[stance.article].append(stance)
        statuses[stance.article][stance.claim] = status
    attributions = _by_article(Attribution, outlets, _ATTRIBUTION)
    passages = _by_article(Quote, outlets, _PASSAGE)
    heard = {row[1] for rows in attributions.values() for row in rows}
    sources = _sources(heard | set(outlets.values()))
    return {
        pk: report.sourcing_report(
            report.ArticleFacts(
                outlet=outlet,
                quotes=[report.Passage(*row) for row in passages[pk]],
                attributions={row[0]: report.Attribution(*row) for row in attributions[pk]},
                sources=sources,
                stances=stances[pk],
                statuses=statuses[pk],
            )
        )
        for pk, outlet in outlets.items()
    }


def _by_article(
    model: type[Attribution] | type[Quote], articles: Iterable[int], fields: tuple[str, ...]
) -> dict[int, list[tuple]]:
    """The fields of all published rows, each article's together."""
    found = defaultdict(list)
    rows = model.objects.published().filter(article__in=articles).order_by("pk")
    for article, *row in rows.values_list("article", *fields):
        found[article].append(tuple(row))
    return found


def _stances(rows: QuerySet[Stance]) -> list[evidence.Stance]:
    return [evidence.Stance(*row[:-1]) for row in _stance_rows(rows)]


def _stance_rows(rows: QuerySet[Stance]) -> QuerySet:
    """Each with its claim's status."""
    return rows.published().order_by("pk").values_list(*_STANCE, "quote__outlet", "claim__status")


def _stations(attributions: Iterable[int | None]) -> dict[int, evidence.Station]:
    """The attributions and the stations right behind them: rule R1 asks for no more of a chain."""
    wanted = {pk for pk in attributions if pk}
    rows = Attribution.objects.filter(Q(pk__in=wanted) | Q(relayed__in=wanted)).order_by("pk").distinct()
    return {row[0]: evidence.Station(*row) for row in rows.values_list("pk", "source", "via", "channel")}


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
    labels = row.name or row.label_de, row.name or row.label_en
    return evidence.Source(row.pk, row.kind, *labels, principal, row.public_id)

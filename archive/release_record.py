"""What a release holds: an article's whole annotation in the format that `load_annotation` reads.

Ids are public ids. The body is not in it (its checksum is), nor is anything internal.
"""

from django.db.models import Model, Prefetch

from .models import Article, Source, Stance

SOURCE = "kind anonymous name label_de label_en origin_report country wikidata gnd homepage note"
ATTRIBUTION = (
    "via_cue channel descriptor descriptor_start descriptor_end other_forms identification basis terms"
    " anonymity_reason reason_printed note"
)
QUOTE = (
    "kind text spans cue confidence note language translation original_text original_language original_from"
)
CLAIM = "kind text_de text_en note"
STANCE = "value certainty note"
ARTICLE = "headline byline url archived_url language issued body_sha256 public_text"


def record_of(article: Article) -> dict:
    """The annotation as plain data, in the order of the text; five queries."""
    attributions = list(article.attributions.order_by("pk"))
    stances = Stance.objects.select_related("claim").order_by("claim__pk")
    quotes = list(article.quotes.in_text_order().prefetch_related(Prefetch("stances", stances)))
    sources = _with_principals(({a.source_id for a in attributions} | {article.outlet_id}) - {None})
    attribution_ids, quote_ids, source_ids = map(_public_ids, (attributions, quotes, sources))
    claims = {stance.claim for quote in quotes for stance in quote.stances.all()}
    return {
        "article": _fields(article, ARTICLE)
        | {"outlet": source_ids[article.outlet_id], "body_length": len(article.body)},
        "sources": [_record(s, SOURCE) | {"principal": source_ids[s.principal_id]} for s in sources],
        "attributions": [
            _record(a, ATTRIBUTION) | {"source": source_ids[a.source_id], "via": attribution_ids[a.via_id]}
            for a in attributions
        ],
        "quotes": [
            _record(q, QUOTE)
            | {"attribution": attribution_ids[q.attribution_id], "parent": quote_ids[q.parent_id]}
            | {"stances": [_fields(s, STANCE) | {"claim": s.claim.public_id} for s in q.stances.all()]}
            for q in quotes
        ],
        "claims": [_record(claim, CLAIM) for claim in sorted(claims, key=lambda claim: claim.pk)],
    }


def _with_principals(ids: set[int]) -> list[Source]:
    """The sources and everybody they speak for, one query per step up."""
    found: dict[int, Source] = {}
    while missing := ids - found.keys():
        found |= {source.pk: source for source in Source.objects.filter(pk__in=missing)}
        ids = {source.principal_id for source in found.values()} - {None}
    return [found[pk] for pk in sorted(found)]


def _public_ids(records: list[Model]) -> dict[int | None, str | None]:
    return {record.pk: record.public_id for record in records} | {None: None}


def _record(record: Model, names: str) -> dict:
    return {"id": record.public_id} | _fields(record, names)


def _fields(record: Model, names: str) -> dict:
    return {name: getattr(record, name) for name in names.split()}

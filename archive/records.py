"""Records as data: what jsonl, the API and the dump say about a quote, an article, a source and a claim.

Plain dictionaries in the order of the fields. Codes are those of the vocabularies, ids the public ones; what
is unknown is "" or None. Fields may be added, never renamed: others read them. Nothing here queries, if what
is named was fetched before. `site` is the site's address without a slash at its end.
"""

from archive.models import Article, Attribution, Claim, Quote, Source
from archive.report import Figure


def quote_record(quote: Quote, site: str) -> dict:
    """Needs `Quote.objects.for_records()`."""
    attribution = quote.attribution
    return {
        **_identified(quote, site, "quotes"),
        "kind": quote.kind,
        "text": quote.text,
        "spans": quote.spans,
        "language": quote.language,
        "cue": quote.cue,
        "confidence": quote.confidence,
        "note": quote.note,
        "parent": quote.parent.public_id if quote.parent_id else None,
        "translation": quote.translation,
        "original_text": quote.original_text,
        "original_language": quote.original_language,
        "original_from": quote.original_from,
        "article": {
            **_identified(quote.article, site, "articles"),
            "headline": quote.article.headline,
            "outlet": _voice(quote.article.outlet),
            "issued": quote.article.issued,
            "language": quote.article.language,
            "release": quote.release,
        },
        "attribution": _attribution(attribution) if attribution else None,
        "chain": [
            {"descriptor": station.descriptor, "source": station.source.public_id}
            for station in quote.chain()
        ],
        "stances": [
            {"claim": stance.claim.public_id, "value": stance.value, "certainty": stance.certainty}
            for stance in quote.stances.all()
        ],
    }


def article_record(article: Article, site: str) -> dict:
    """Needs the outlet, `with_release()` and its `report` (archive.sourcing.sourcing_reports)."""
    return {
        **_identified(article, site, "articles"),
        "headline": article.headline,
        "outlet": _voice(article.outlet),
        "byline": article.byline,
        "issued": article.issued,
        "language": article.language,
        "source_url": article.url,
        "archived_url": article.archived_url,
        "status": article.status,
        "release": article.release,
        "figures": {code: _figure(figure) for code, figure in article.report.items()},
    }


def _figure(figure: Figure) -> dict:
    """n of d, n divided by d for a mean, n alone for a maximum; `source`: whom it is about, if anyone."""
    about = {"source": figure.subject.public_id} if figure.subject else {}
    return {"n": figure.numerator, "d": figure.denominator, **about}


def source_record(source: Source, site: str) -> dict:
    """Needs the principal."""
    return {
        **_identified(source, site, "sources"),
        **_names(source),
        "principal": source.principal.public_id if source.principal_id else None,
        "country": source.country,
        "wikidata": source.wikidata,
        "gnd": source.gnd,
        "homepage": source.homepage,
    }


def claim_record(claim: Claim, site: str) -> dict:
    """Needs its `assessment` by the evidence rule (archive.sourcing.evidence_of)."""
    assessment = claim.assessment
    return {
        **_identified(claim, site, "claims"),
        "kind": claim.kind,
        "text_de": claim.text_de,
        "text_en": claim.text_en,
        "status": assessment.status,
        "strands": {"supporting": assessment.s, "denying": assessment.d},
        "note": claim.note,
    }


def _identified(record: Quote | Article | Source | Claim, site: str, nouns: str) -> dict:
    return {"id": record.public_id, "url": f"{site}/{nouns}/{record.public_id}/"}


def _attribution(attribution: Attribution) -> dict:
    return {
        "descriptor": attribution.descriptor,
        "identification": attribution.identification,
        "basis": attribution.basis,
        "terms": attribution.terms,
        "anonymity_reason": attribution.anonymity_reason,
        "channel": attribution.channel,
        "source": _voice(attribution.source),
    }


def _voice(source: Source | None) -> dict | None:
    return {"id": source.public_id, **_names(source)} if source else None


def _names(source: Source) -> dict:
    return {
        "kind": source.kind,
        "anonymous": source.anonymous,
        "name": source.name,
        "label_de": source.label_de,
        "label_en": source.label_en,
    }

"""Small archives drawn at random, with all that filters tell apart; the same seed gives the same one."""

from random import Random

from archive import evidence
from archive.models import Article, Attribution, Claim, Quote, Source, Stance
from archive.vocabularies import DIRECTED_STANCES, ClaimKind, QuoteKind, StanceValue
from tests.factories import make_article, make_attribution, make_claim, make_quote, make_source

WORDS = ("wien", "rom", "kiew", "oslo")  # in texts only: no name or label holds them
DATES = ("2022", "2023-05", "2023-09-22", "2022-12/2023-01", "2024/..", "../2021", "")
LANGUAGES = ("de", "de", "en", "fr")


def make_archive(seed: int, articles: int = 8) -> None:
    random = Random(seed)
    sources = _sources(random)
    claims = [make_claim(kind=random.choice(["factual"] * 8 + ClaimKind.values)) for _ in range(6)]
    for number in range(articles):
        _article(random, f"{seed}-{number}", sources, claims)


def _sources(random: Random) -> list[Source]:
    sources: list[Source] = []
    for kind in (
        "organisation",
        "outlet",
        "outlet",
        "outlet",
        "person",
        "person",
        "person",
        "group",
        "document",
    ):
        principal = random.choice([None, *sources])
        sources.append(
            make_source(kind=kind, principal=principal, anonymous=kind == "person" and random.random() < 0.4)
        )
    return sources


def _article(random: Random, name: str, sources: list[Source], claims: list[Claim]) -> None:
    sentences = [f"Passage {name}/{number}: {' '.join(random.sample(WORDS, 2))}." for number in range(6)]
    article = make_article(
        body=" ".join(sentences),
        headline="",
        language=random.choice(LANGUAGES),
        outlet=random.choice([None, *(source for source in sources if source.kind == "outlet")]),
        issued=random.choice(DATES),
        status=random.choice(["published", "published", "published", "draft"]),
    )
    routes: list[Attribution] = []
    for source in random.sample(sources, 4):
        via = random.choice([None, None, *routes])
        routes.append(make_attribution(article=article, source=source, via=via, descriptor=sentences[0][:10]))
    for sentence in random.sample(sentences, 5):
        own = random.random() < 0.2
        kind = QuoteKind.OWN_ACCOUNT if own else random.choice(["direct", "partial", "indirect"])
        quote = make_quote(
            article=article, text=sentence, kind=kind, attribution=None if own else random.choice(routes)
        )
        for claim in random.sample(claims, random.choice([0, 1, 1, 2])):
            _stance(random, quote, claim)


def _stance(random: Random, quote: Quote, claim: Claim) -> None:
    value = random.choice(["supports", "supports", "supports", *StanceValue.values])
    directed = value in DIRECTED_STANCES
    certainty = random.choice(["certain", "probable", "possible"]) if directed else "not_applicable"
    Stance.objects.create(quote=quote, claim=claim, value=value, certainty=certainty)


def statuses() -> dict[int, str]:
    """The status of every claim by the rule itself (archive.evidence), from all rows."""
    sources = {
        row.pk: evidence.Source(row.pk, row.kind, row.label, row.label, row.principal_id)
        for row in Source.objects.all()
    }
    stations = {
        row.pk: evidence.Station(row.pk, row.source_id, row.via_id, row.channel)
        for row in Attribution.objects.all()
    }
    stances = [
        evidence.Stance(
            row.pk,
            row.claim_id,
            row.value,
            row.certainty,
            row.quote.kind,
            row.quote.attribution_id,
            row.quote.article_id,
            row.quote.article.outlet_id,
            row.quote.article.status == "published",
        )
        for row in Stance.objects.select_related("quote__article")
    ]
    kinds = dict(Claim.objects.values_list("pk", "kind"))
    assessed = evidence.assess_all(kinds, stances, sources, stations)
    return {claim: assessment.status for claim, assessment in assessed.items()}


def published_articles() -> set[int]:
    return set(Article.objects.filter(status="published").values_list("pk", flat=True))

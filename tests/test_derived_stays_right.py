"""Whatever is written, by whichever way: afterwards nothing derived is wrong, or the database refused it."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.db import DataError, IntegrityError, connection, transaction
from django.db.models import Model, ProtectedError, RestrictedError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.models import Article, Attribution, Claim, Quote, Source, Stance
from archive.verifying import differences
from tests import factories
from tests.factories import BODY

SPANS = [[0, 7], [8, 11], [12, 28], [31, 51], [99, 146]]
DATES = ("", "2023", "2023-09", "2021-03-05~", "2020/2022")


@dataclass
class Numbers:
    """Choices drawn by hypothesis: each `pick` uses up one of them."""

    drawn: list[int]

    def below(self, limit: int) -> int:
        return self.drawn.pop() % limit if self.drawn else 0

    def pick(self, model: type[Model]) -> int | None:
        keys = list(model.objects.order_by("pk").values_list("pk", flat=True))
        return keys[self.below(len(keys))] if keys else None

    def maybe(self, model: type[Model]) -> int | None:
        return self.pick(model) if self.below(3) else None

    def one_of(self, items):
        return items[self.below(len(items))]


def raw(statement: str, *values) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def saved(model: type[Model], key: int | None, **values) -> None:
    for record in model.objects.filter(pk=key):
        for name, value in values.items():
            setattr(record, name, value)
        record.save()


def new_source(n: Numbers) -> None:
    principal = n.maybe(Source)
    sources = [
        Source(kind=n.one_of(("person", "outlet")), name=name, principal_id=principal) for name in "xy"
    ]
    Source.objects.bulk_create(sources)


def new_attribution(n: Numbers) -> None:
    source, article = Source.objects.get(pk=n.pick(Source)), n.pick(Article)
    codes = ("anonymous_bare", "none_printed") if source.anonymous else ("named", "not_applicable")
    values = {"identification": codes[0], "anonymity_reason": codes[1], "descriptor": "jemand"}
    via = n.maybe(Attribution)
    Attribution.objects.bulk_create([Attribution(article_id=article, source=source, via_id=via, **values)])


def new_quotes(n: Numbers) -> None:
    voice = Attribution.objects.get(pk=n.pick(Attribution))
    spans = [n.one_of(SPANS), n.one_of(SPANS)]
    Quote.objects.bulk_create(
        Quote(
            article_id=voice.article_id, attribution=voice, kind="partial", spans=[s], text=BODY[s[0] : s[1]]
        )
        for s in spans
    )


def moved_quote(n: Numbers) -> None:
    start, end = n.one_of(SPANS)
    text = BODY[start:end]
    Quote.objects.filter(pk=n.pick(Quote)).update(spans=[[start, end]], text=text)


def new_stances(n: Numbers) -> None:
    claims = {n.pick(Claim), n.pick(Claim)}
    value = n.one_of(("mentions", "questions"))
    Stance.objects.bulk_create(
        Stance(quote_id=n.pick(Quote), claim_id=claim, value=value, certainty="not_applicable")
        for claim in claims
    )


def published(n: Numbers) -> None:
    raw("SET CONSTRAINTS ALL DEFERRED")  # the release follows
    factories.publish(Article.objects.get(pk=n.pick(Article)))
    raw("SET CONSTRAINTS ALL IMMEDIATE")


def one(table: str, column: str) -> str:
    return f"UPDATE archive_{table} SET {column} = %s WHERE id = %s"


#: Ways to write, by name: what hypothesis chooses from.
WRITES: dict[str, Callable[[Numbers], object]] = {
    "new source": new_source,
    "principal, saved": lambda n: saved(Source, n.pick(Source), principal_id=n.maybe(Source)),
    "principal, raw": lambda n: raw(one("source", "principal_id"), n.maybe(Source), n.pick(Source)),
    "all principals": lambda n: Source.objects.update(principal=n.maybe(Source)),
    "name": lambda n: Source.objects.filter(pk=n.pick(Source)).update(name="Neuer Name", anonymous=False),
    "label, raw": lambda n: raw(one("source", "label_en"), "another label", n.pick(Source)),
    "kind": lambda n: Source.objects.filter(pk=n.pick(Source)).update(kind=n.one_of(("person", "outlet"))),
    "source away": lambda n: Source.objects.filter(pk=n.pick(Source)).delete(),
    "source away, raw": lambda n: raw("DELETE FROM archive_source WHERE id = %s", n.pick(Source)),
    "published": published,
    "withdrawn": lambda n: Article.objects.filter(pk=n.pick(Article)).update(
        status="withdrawn", withdrawal_reason="An error.", withdrawn_at="2024-01-01T00:00Z"
    ),
    "every open status": lambda n: raw(
        "UPDATE archive_article SET status = %s WHERE status IN ('draft', 'in_review')",
        n.one_of(("in_review", "draft")),
    ),
    "outlet": lambda n: saved(Article, n.pick(Article), outlet_id=n.maybe(Source)),
    "outlet, raw": lambda n: raw(one("article", "outlet_id"), n.maybe(Source), n.pick(Article)),
    "date": lambda n: raw(one("article", "issued"), n.one_of(DATES), n.pick(Article)),
    "language": lambda n: Article.objects.filter(pk=n.pick(Article)).update(language=n.one_of(("de", "en"))),
    "body": lambda n: Article.objects.filter(pk=n.pick(Article)).update(
        body=BODY + " Später mehr." * n.below(9)
    ),
    "new attribution": new_attribution,
    "voice": lambda n: saved(Attribution, n.pick(Attribution), source_id=n.pick(Source)),
    "voice, raw": lambda n: raw(one("attribution", "source_id"), n.pick(Source), n.pick(Attribution)),
    "route": lambda n: saved(Attribution, n.pick(Attribution), via_id=n.maybe(Attribution)),
    "route, raw": lambda n: raw(one("attribution", "via_id"), n.maybe(Attribution), n.pick(Attribution)),
    "forms": lambda n: Attribution.objects.update(other_forms=["sie", "die Ministerin"][: n.below(3)]),
    "attribution away": lambda n: Attribution.objects.filter(pk=n.pick(Attribution)).delete(),
    "attribution moves": lambda n: raw(
        one("attribution", "article_id"), n.pick(Article), n.pick(Attribution)
    ),
    "new quotes": new_quotes,
    "moved quote": moved_quote,
    "speaker": lambda n: Quote.objects.filter(pk=n.pick(Quote)).update(attribution=n.pick(Attribution)),
    "quote's language": lambda n: saved(Quote, n.pick(Quote), language=n.one_of(("", "en", "fr"))),
    "original": lambda n: Quote.objects.update(
        original_text="Words", original_language=n.one_of(("en", "da"))
    ),
    "quote away": lambda n: Quote.objects.filter(pk=n.pick(Quote)).delete(),
    "new stances": new_stances,
    "stance moves": lambda n: raw(one("stance", "quote_id"), n.pick(Quote), n.pick(Stance)),
    "stance's claim": lambda n: Stance.objects.filter(pk=n.pick(Stance)).update(claim=n.pick(Claim)),
    "stances away": lambda n: raw("DELETE FROM archive_stance WHERE id >= %s", n.pick(Stance)),
    "facts by hand": lambda n: raw(
        "UPDATE archive_quote SET published = true, source_id = NULL, search = ''"
    ),
    "published by hand": lambda n: [
        raw(f"UPDATE archive_{table} SET published = NOT published")
        for table in ("source", "attribution", "stance", "claim")
    ],
    "root by hand": lambda n: raw(one("source", "root_id"), n.pick(Source), n.pick(Source)),
}

writes = st.lists(
    st.tuples(st.sampled_from(sorted(WRITES)), st.lists(st.integers(0, 11), min_size=6, max_size=6)),
    min_size=1,
    max_size=12,
)


@pytest.fixture
def archive(db):
    """Two articles, one published, with a route, a nameless and an anonymous voice, and stances."""
    publisher = factories.make_source(kind="organisation")
    for _ in range(4):
        factories.make_source(principal=publisher)  # nothing else refers to it: it may go
    outlets = [factories.make_outlet(principal=publisher), factories.make_outlet()]
    anonymous = factories.make_source(anonymous=True, principal=publisher)
    claim = factories.make_claim()
    people = {"annotator": factories.make_user("editor"), "reviewer": factories.make_user("reviewer")}
    for status in ("published", "draft"):
        article = factories.make_article(outlet=outlets[0], status=status, **people)
        relay = factories.make_attribution(
            article=article, source=outlets[1], descriptor="Zeitung", identification="institution"
        )
        voice = factories.make_attribution(article=article, source=anonymous, via=relay)
        quote = factories.make_quote(attribution=voice, text="Niemand hat uns gefragt.")
        factories.make_stance(quote=quote, claim=claim)
        factories.make_stance(quote=factories.make_quote(article=article))
        factories.make_attribution(article=article, via=relay)  # speaks in no passage: it may go


@given(sequence=writes)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_derived_is_wrong_after_any_writes(archive, sequence):
    with transaction.atomic():
        raw("SET CONSTRAINTS ALL IMMEDIATE")
        for name, numbers in sequence:
            try:
                with transaction.atomic():
                    WRITES[name](Numbers(list(numbers)))
            except (IntegrityError, DataError, ProtectedError, RestrictedError):
                continue  # refused, and taken back
            assert [str(difference) for difference in differences()] == [], name
        transaction.set_rollback(True)


@pytest.mark.parametrize("name", WRITES)
def test_each_way_to_write_is_taken_for_some_numbers(archive, name):
    """No way of writing is refused always: then it would test nothing."""
    for start in range(60):
        try:
            with transaction.atomic():
                raw("SET CONSTRAINTS ALL IMMEDIATE")
                WRITES[name](Numbers([(start * step) % 12 for step in (7, 5, 3, 11, 2, 1)]))
            return
        except (IntegrityError, DataError, ProtectedError, RestrictedError):
            continue
    pytest.fail("always refused")

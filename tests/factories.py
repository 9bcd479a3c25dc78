"""One record each, with defaults that the database accepts; what matters to a test is given by name.

A passage or descriptor is given by its words (`text=`, `descriptor=`): its spans are where they stand first
in the body. A passage that the body lacks is a mistake of the test and fails; such a descriptor has no span.
"""

from itertools import count

from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone

from archive.models import Article, Attribution, Claim, Quote, Release, Source, Stance
from archive.vocabularies import ANONYMOUS_IDENTIFICATIONS

BODY = (
    "Der Rat hat am Abend beraten. „Wir bleiben am Tisch“, sagte die Ministerin Anna Weber der Zeitung. "
    "Die Gespräche würden fortgesetzt, betonte sie.\n\n"
    "Ein hoher Beamter widersprach: „Niemand hat uns gefragt.“ Eine Einigung sei fern."
)
DESCRIPTOR = "die Ministerin Anna Weber"
BEHIND_NO_NAME = "Ein hoher Beamter"
WORDS = "Wir bleiben am Tisch"

_numbers = count(1)


def make_user(name: str = "", **kwargs) -> User:
    return User.objects.get_or_create(username=name or f"user{next(_numbers)}", defaults=kwargs)[0]


def make_source(**kwargs) -> Source:
    """A named person; with `anonymous=True` one without a name that has a label and an original report."""
    number = next(_numbers)
    if kwargs.get("anonymous"):
        defaults = {"kind": "person", "label_de": f"Quelle {number}", "label_en": f"source {number}"}
        defaults["origin_report"] = f"report {number}"
    else:
        defaults = {"kind": "person", "name": f"Person {number}"}
    return Source.objects.create(**defaults | kwargs)


def make_outlet(name: str = "", **kwargs) -> Source:
    return make_source(kind="outlet", name=name or f"Zeitung {next(_numbers)}", **kwargs)


def make_article(**kwargs) -> Article:
    """A draft without outlet; `status="published"` brings its two users and a release along.

    The release lets the test go on changing the article within its one transaction.
    """
    number, status = next(_numbers), kwargs.pop("status", "draft")
    defaults = {"body": BODY, "headline": f"Article {number}", "url": f"https://example.org/{number}"}
    article = Article.objects.create(**defaults | {"issued": "2023-09"} | kwargs)
    if status != "draft":
        Article.objects.filter(pk=article.pk).update(status="in_review")
    if status == "published":
        publish(article)
    article.refresh_from_db()
    return article


def publish(*articles: Article, record: str = "{}", **kwargs) -> None:
    """Through review to the public, with release 1; whoever is not named is `editor` or `reviewer`."""
    for article in Article.objects.filter(pk__in=[article.pk for article in articles]):
        people = {
            "annotator": article.annotator or make_user("editor"),
            "reviewer": article.reviewer or make_user("reviewer"),
        }
        chosen = Article.objects.filter(pk=article.pk)
        chosen.filter(status="draft").update(status="in_review")
        chosen.update(**{"status": "published", "published_at": timezone.now()} | people | kwargs)
        make_release(article=article, record=record, released_by=people["reviewer"])


def make_release(**kwargs) -> Release:
    return Release.objects.create(**{"record": "{}", "released_by": make_user("reviewer")} | kwargs)


def withdraw(*articles: Article, reason: str = "The outlet retracted the article.") -> None:
    """What was written so far counts as committed: a withdrawn article's annotation changes no more.

    What was never public is published first.
    """
    publish(*Article.objects.filter(pk__in=[article.pk for article in articles]).exclude(status="published"))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    gone = {"withdrawal_reason": reason, "withdrawn_at": timezone.now()}
    Article.objects.filter(pk__in=[article.pk for article in articles]).update(status="withdrawn", **gone)


def make_attribution(**kwargs) -> Attribution:
    """How a (new) source speaks in a (new) article; identification and reason fit the source."""
    article = kwargs.pop("article", None) or make_article()
    source = kwargs.pop("source", None) or make_source()
    defaults = {"descriptor": DESCRIPTOR, "identification": "named"}
    if source.anonymous or kwargs.get("identification") in ANONYMOUS_IDENTIFICATIONS:
        defaults |= {"descriptor": BEHIND_NO_NAME, "identification": "anonymous_described"}
        defaults["anonymity_reason"] = "none_printed"
    values = defaults | kwargs
    start = article.body.find(values["descriptor"])
    if start >= 0:
        values = {"descriptor_start": start, "descriptor_end": start + len(values["descriptor"])} | values
    return Attribution.objects.create(article=article, source=source, **values)


def make_quote(**kwargs) -> Quote:
    """A direct quote; without `attribution` a new one in its article, none for `kind="own_account"`."""
    kwargs.setdefault("kind", "direct")
    if kwargs["kind"] != "own_account" and "attribution" not in kwargs:
        kwargs["attribution"] = make_attribution(article=kwargs.get("article"))
    if kwargs.get("attribution"):
        kwargs.setdefault("article", kwargs["attribution"].article)
    article = kwargs.pop("article", None) or make_article()
    values = {"text": WORDS} | kwargs
    if "spans" not in values:
        start = article.body.index(values["text"])
        values["spans"] = [[start, start + len(values["text"])]]
    quote = Quote.objects.create(article=article, **values)
    quote.refresh_from_db()
    return quote


def make_claim(**kwargs) -> Claim:
    number = next(_numbers)
    return Claim.objects.create(
        **{"text_de": f"Die Gespräche dauern {number} Tage.", "text_en": f"The talks last {number} days."}
        | kwargs
    )


def make_stance(**kwargs) -> Stance:
    """A (new) quote supports a (new) claim for certain."""
    quote = kwargs.pop("quote", None) or make_quote()
    claim = kwargs.pop("claim", None) or make_claim()
    directed = kwargs.get("value", "supports") in ("supports", "qualifies", "denies")
    defaults = {"value": "supports", "certainty": "certain" if directed else "not_applicable"}
    return Stance.objects.create(quote=quote, claim=claim, **defaults | kwargs)

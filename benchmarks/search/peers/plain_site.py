"""A Django site of one page, complete in this module: `gunicorn benchmarks.search.peers.plain_site`."""

import os
from functools import reduce
from operator import or_

import django
from django.conf import settings

settings.configure(
    SECRET_KEY="a list of public quotes keeps no secrets",
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=[],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": "fundstelle",
            "USER": "fundstelle",
            "HOST": os.environ["PLAIN_HOST"],
            "PORT": "5432",
            "CONN_MAX_AGE": None,
        }
    },
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
)
django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import models  # noqa: E402
from django.db.models import Count, Q  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.template import engines  # noqa: E402
from django.urls import path  # noqa: E402

FACETS = ("kind", "identification", "source_id", "source_kind", "outlet_id", "language")
PAGE = engines["django"].from_string(
    "<!doctype html><title>Quotes</title><h1>{{ total }} quotes</h1>"
    "{% for name, values in facets.items %}<h2>{{ name }}</h2><ul>{% for value in values %}"
    "<li>{{ value.shown }} ({{ value.number }})</li>{% endfor %}</ul>{% endfor %}<ol>"
    "{% for quote in quotes %}"
    "<li><q>{{ quote.text }}</q> {{ quote.source }}, {{ quote.outlet }}, {{ quote.issued_earliest }}</li>"
    "{% endfor %}</ol>"
)


class Source(models.Model):
    name = models.TextField()
    label_de = models.TextField()

    class Meta:
        app_label, managed, db_table = "plain", False, "archive_source"

    def __str__(self) -> str:
        return self.name or self.label_de


class Quote(models.Model):
    text = models.TextField()
    published = models.BooleanField()
    kind = models.TextField()
    identification = models.TextField()
    source = models.ForeignKey(Source, models.DO_NOTHING, null=True, related_name="+")
    source_kind = models.TextField()
    outlet = models.ForeignKey(Source, models.DO_NOTHING, null=True, related_name="+")
    language = models.TextField()
    issued_earliest = models.DateField(null=True)

    class Meta:
        app_label, managed, db_table = "plain", False, "archive_quote"

    def __str__(self) -> str:
        return self.text


def quotes(request):
    found = Quote.objects.filter(published=True)
    for group in request.GET.getlist("all"):
        found = found.filter(reduce(or_, (Q(text__icontains=text) for text in group.split("|"))))
    for text in request.GET.getlist("without"):
        found = found.exclude(text__icontains=text)
    found = found.filter(**{name: request.GET[name] for name in FACETS if name in request.GET})
    rows = found.select_related("source", "outlet").order_by("-issued_earliest", "-id")[:20]
    facets = {name: _values(found, name) for name in FACETS}
    return HttpResponse(PAGE.render({"total": found.count(), "facets": facets, "quotes": rows}))


def _values(found, name: str) -> list[dict]:
    counted = found.values(name).annotate(number=Count("id")).order_by("-number")[:12]
    names = Source.objects.in_bulk([row[name] for row in counted]) if name.endswith("_id") else {}
    return [{"shown": names.get(row[name], row[name]), "number": row["number"]} for row in counted]


urlpatterns = [path("", quotes)]
application = get_wsgi_application()

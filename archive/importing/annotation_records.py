"""The records of one annotation, stored in the order in which they need one another."""

from django.db import models
from django.utils.translation import gettext as _

from ..models import Article, Attribution, Claim, Quote, Source, Stance
from ..spans import SpanError, text_at
from .annotation_body import sha256
from .annotation_format import place
from .annotation_shapes import SHAPES
from .outcome import Outcome, Refused
from .storing import in_order, store

#: By what a source, or a claim, of an annotation is recognised in the archive; nothing else is ever merged.
SAME_SOURCE = ("kind", "anonymous", "name", "label_de", "label_en", "principal", "origin_report")
SAME_CLAIM = ("kind", "text_de", "text_en")


class Annotating:
    """One annotation on its way into the archive: its records by section and id, and what they changed."""

    def __init__(self, data: dict, body: str) -> None:
        self.data, self.body = data, body
        self.records: dict[str, dict[str, models.Model]] = {name: {} for name in SHAPES}
        self.taken: dict[models.Model, str] = {}
        self.changes = 0

    def everything(self, people: dict) -> None:
        """Store all of it. Raises Refused; the caller's transaction then takes everything back."""
        for index, record in in_order(self._listed("sources"), "principal", "sources"):
            self._source(place("sources", index, record), record)
        self._article(people)
        for index, record in in_order(self._listed("attributions"), "via", "attributions"):
            self._attribution(place("attributions", index, record), record)
        for index, record in enumerate(self._listed("claims")):
            self._claim(place("claims", index, record), record)
        for index, record in in_order(self._listed("quotes"), "parent", "quotes"):
            self._quote(place("quotes", index, record), record)
        if self.was_published and self.changes:
            raise Refused("article: " + _("it is published: what differs here needs a correction."))

    def outcome(self) -> Outcome:
        if self.created:
            return Outcome.CREATED
        return Outcome.UPDATED if self.changes else Outcome.UNCHANGED

    def _listed(self, section: str) -> list[dict]:
        return self.data.get(section) or []

    def _article(self, people: dict) -> None:
        values = _values(self.data["article"], leave=("body_sha256", "body_length", "offsets"))
        values["outlet"] = self._named("sources", values.get("outlet"))
        self.article = _stored_article(self.body, values) or Article()
        self.created, self.was_published = self.article.pk is None, self.article.published
        if not self.created:
            people = {name: who for name, who in people.items() if not getattr(self.article, name)}
            values = {name: value for name, value in values.items() if value}
        self.changes += store(self.article, values | people | {"body": self.body}, "article")

    def _source(self, where: str, record: dict) -> None:
        values = _values(record)
        values["anonymous"] = record.get("anonymous") or False
        values["principal"] = self._named("sources", values.get("principal"))
        same = {name: values.get(name, "") for name in SAME_SOURCE}
        self._reuse("sources", where, record["id"], Source(), same, values)

    def _claim(self, where: str, record: dict) -> None:
        values = _values(record, leave=("type",))
        values["kind"] = record.get("kind") or record.get("type") or "factual"
        self._reuse(
            "claims", where, record["id"], Claim(), {n: values.get(n, "") for n in SAME_CLAIM}, values
        )

    def _attribution(self, where: str, record: dict) -> None:
        values = _values(record)
        values["via"] = self._named("attributions", values.get("via"))
        values["source"] = self._named("sources", record["source"])
        start, end = values.get("descriptor_start"), values.get("descriptor_end")
        if start is not None and end is not None:
            self._check_words(where, record["descriptor"], [[start, end]])
        same = {"article": self.article, "source": values["source"], "via": values["via"]}
        self._bring_up_to_date("attributions", where, record["id"], Attribution, same, values)

    def _quote(self, where: str, record: dict) -> None:
        values = _values(record, leave=("stances",))
        values["attribution"] = self._named("attributions", values.get("attribution"))
        values["parent"] = self._named("quotes", values.get("parent"))
        self._check_words(where, record["text"], record["spans"])
        # The database writes the article's language where a quote names none.
        values["language"] = values.get("language") or self.article.language
        same = {name: values[name] for name in ("attribution", "kind", "spans")} | {"article": self.article}
        quote = self._bring_up_to_date("quotes", where, record["id"], Quote, same, values)
        for index, stance in enumerate(record.get("stances") or []):
            values = _values(stance) | {"claim": self._named("claims", stance["claim"])}
            same = {"quote": quote, "claim": values["claim"]}
            self._bring_up_to_date("stances", f"{where}.stances[{index}]", "", Stance, same, values)

    def _check_words(self, where: str, words: str, spans: list) -> None:
        try:
            printed = text_at(self.body, spans)
        except SpanError as error:
            raise Refused(f"{where}: {error}") from error
        if printed != words:
            message = _("“%(words)s” is not the text at %(spans)s; there the text has “%(printed)s”.")
            raise Refused(f"{where}: " + message % {"words": words, "spans": spans, "printed": printed})

    def _named(self, section: str, name: str | None) -> models.Model | None:
        return self.records[section][name] if name else None

    def _reuse(
        self, section: str, where: str, name: str, new: models.Model, same: dict, values: dict
    ) -> None:
        found = type(new).objects.filter(**_lookup(same)).order_by("pk").first()
        if found is None:
            self.changes += store(new, values, where)
        self._take(section, where, name, found or new)

    def _bring_up_to_date(
        self, section: str, where: str, name: str, model: type[models.Model], same: dict, values: dict
    ) -> models.Model:
        found = model.objects.filter(**_lookup(same)).first() or model()
        if found.pk is not None:
            self._take(section, where, name, found)
        self.changes += store(found, values | same, where)
        self._take(section, where, name, found)
        return found

    def _take(self, section: str, where: str, name: str, record: models.Model) -> None:
        """Remember which record an id of the file stands for: no two of them for the same."""
        before = self.taken.setdefault(record, where)
        if before != where:
            raise Refused(f"{where}: " + _("this is the same as %(before)s.") % {"before": before})
        if section in self.records:
            self.records[section][name] = record


def _values(record: dict, leave: tuple[str, ...] = ()) -> dict:
    """The record's fields; nothing stands for the empty text or the field's default."""
    return {name: value for name, value in record.items() if value is not None and name not in ("id", *leave)}


def _lookup(same: dict) -> dict:
    return {
        f"{name}__isnull" if value is None else name: True if value is None else value
        for name, value in same.items()
    }


def _stored_article(body: str, values: dict) -> Article | None:
    """The article with this text, and with this outlet and address where the annotation names them."""
    wanted = {name: values[name] for name in ("outlet", "url") if values.get(name)}
    found = list(Article.objects.filter(body_sha256=sha256(body), **wanted)[:2])
    if len(found) > 1:
        message = _("several articles in the archive have this text: name “outlet” and “url”.")
        raise Refused(f"article: {message}")
    return found[0] if found else None

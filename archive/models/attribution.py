"""Attribution: how one source speaks in one article, by one route."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..vocabularies import (
    ANONYMOUS_IDENTIFICATIONS,
    AnonymityReason,
    Basis,
    Channel,
    Identification,
    Terms,
)
from .article import Article
from .record import (
    UNWRITTEN,
    PublicQuerySet,
    Record,
    code_check,
    code_field,
    published_field,
    record_triggers,
    released_triggers,
)
from .source import Source

_DESCRIPTOR_IS_PRINTED = """
    IF NEW.descriptor <> archive_spans_text(
        (SELECT body FROM archive_article WHERE id = NEW.article_id),
        ARRAY[ARRAY[NEW.descriptor_start, NEW.descriptor_end]]
    ) THEN
        RAISE EXCEPTION 'descriptor "%" is not the body at its span', NEW.descriptor
            USING ERRCODE = 'check_violation', CONSTRAINT = 'attribution_descriptor_is_the_body_at_its_span';
    END IF;
    RETURN NULL;
"""
_SOURCE_FITS = """
    anonymous := (SELECT s.anonymous FROM archive_source s WHERE s.id = NEW.source_id FOR SHARE);
    IF anonymous <> (NEW.identification IN ({identifications})) THEN
        RAISE EXCEPTION 'identification % does not fit a source that is %anonymous',
            NEW.identification, CASE WHEN anonymous THEN '' ELSE 'not ' END
            USING ERRCODE = 'check_violation', CONSTRAINT = 'attribution_identification_fits_source';
    END IF;
    IF anonymous = (NEW.anonymity_reason = 'not_applicable') THEN
        RAISE EXCEPTION 'reason for anonymity % does not fit a source that is %anonymous',
            NEW.anonymity_reason, CASE WHEN anonymous THEN '' ELSE 'not ' END
            USING ERRCODE = 'check_violation', CONSTRAINT = 'attribution_reason_fits_source';
    END IF;
    RETURN NEW;
""".format(identifications=", ".join(f"'{code}'" for code in ANONYMOUS_IDENTIFICATIONS))
_NO_VIA_LOOP = """
    -- One change of routes in an article at a time, or two could close a loop between them.
    PERFORM FROM archive_article WHERE id = NEW.article_id FOR NO KEY UPDATE;
    station := NEW.via_id;
    WHILE station IS NOT NULL LOOP
        IF station = NEW.id THEN
            RAISE EXCEPTION 'attribution % would lead back to itself', NEW.id
                USING ERRCODE = 'check_violation', CONSTRAINT = 'attribution_via_loop';
        END IF;
        station := (SELECT via_id FROM archive_attribution WHERE id = station);
    END LOOP;
    RETURN NEW;
"""
_REFRESH_QUOTES = """
    WITH RECURSIVE routed(id) AS (
        SELECT NEW.id UNION SELECT a.id FROM archive_attribution a JOIN routed ON a.via_id = routed.id
    )
    UPDATE archive_quote SET updated = updated WHERE attribution_id IN (SELECT id FROM routed);
    RETURN NULL;
"""
_KEEP_FACTS = """
    SELECT status = 'published', archive_search_of_printed(
        NEW.descriptor, NEW.other_forms, language, archive_compounds(NEW.descriptor, language))
    INTO NEW.published, NEW.search FROM archive_article WHERE id = NEW.article_id;
    RETURN NEW;
"""
_REFRESH_SOURCES = """
    UPDATE archive_source SET updated = updated
    WHERE id IN (OLD.source_id, NEW.source_id) AND published <> archive_source_is_public(id);
    RETURN NULL;
"""
_SHOWN_ON_QUOTES = ("source_id", "via_id", "identification", "descriptor", "other_forms")


#: What the database derives or counts: no editorial change.
DERIVED = (*UNWRITTEN, "published", "search")


class AttributionQuerySet(PublicQuerySet):
    def with_chain(self):
        """Everything a chain in words needs, four stations deep, in one query."""
        route = ["source__principal"]
        for depth in range(1, 4):
            route.append("__".join(["via"] * depth) + "__source")
        return self.select_related("source__root", *route)

    def with_counts(self):
        """Each with `passages`, how many it speaks in. Not grouped: a view has no key to group by."""
        counted = self.model.objects.filter(pk=models.OuterRef("pk")).order_by()
        counted = counted.values("pk").annotate(number=models.Count("quotes")).values("number")
        return self.annotate(passages=models.Subquery(counted))


class Attribution(Record):
    article = models.ForeignKey(
        Article, models.PROTECT, verbose_name=_("article"), related_name="attributions"
    )
    source = models.ForeignKey(Source, models.PROTECT, verbose_name=_("source"), related_name="attributions")
    via = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("via"),
        null=True,
        blank=True,
        related_name="relayed",
        help_text=_("The station before, in the same article. Empty: straight to this article's outlet."),
    )
    via_cue = models.CharField(_("words that mark the route"), max_length=300, blank=True)
    channel = code_field(_("channel"), Channel, default=Channel.NOT_STATED)
    descriptor = models.CharField(
        _("descriptor"),
        max_length=1000,
        help_text=_("Exactly as printed; never completed, upgraded or translated."),
    )
    descriptor_start = models.PositiveIntegerField(
        _("descriptor from"), null=True, blank=True, editable=False
    )
    descriptor_end = models.PositiveIntegerField(_("descriptor to"), null=True, blank=True, editable=False)
    other_forms = ArrayField(
        models.CharField(max_length=300),
        verbose_name=_("other printed forms"),
        default=list,
        blank=True,
        help_text=_("“the spokesman”, “he” … separated by commas."),
    )
    identification = code_field(_("identification"), Identification)
    basis = code_field(_("basis of knowledge"), Basis, default=Basis.NOT_STATED)
    terms = code_field(_("terms"), Terms, default=Terms.NOT_STATED)
    anonymity_reason = code_field(
        _("reason for anonymity"), AnonymityReason, default=AnonymityReason.NOT_APPLICABLE
    )
    reason_printed = models.CharField(_("reason as printed"), max_length=1000, blank=True)
    note = models.TextField(_("note (public)"), blank=True)

    published = published_field()
    search = SearchVectorField(null=True, editable=False)

    objects = AttributionQuerySet.as_manager()

    class Meta:
        verbose_name = _("attribution")
        verbose_name_plural = _("attributions")
        ordering = ["article", "pk"]
        indexes = [
            GinIndex(F("search"), name="attribution_search", condition=Q(published=True), fastupdate=False)
        ]
        constraints = [
            code_check("channel", Channel),
            code_check("identification", Identification),
            code_check("basis", Basis),
            code_check("terms", Terms),
            code_check("anonymity_reason", AnonymityReason),
            # Referenced by the composite keys that keep a quote and its route in one article.
            models.UniqueConstraint(fields=["id", "article"], name="attribution_in_its_article"),
            models.UniqueConstraint(
                fields=["article", "source", "via"],
                nulls_distinct=False,
                name="attribution_once_per_route",
                violation_error_message=_("This source already speaks in this article by this route."),
            ),
            models.CheckConstraint(condition=~Q(descriptor=""), name="attribution_has_descriptor"),
            models.CheckConstraint(
                condition=Q(descriptor_start=None, descriptor_end=None)
                | Q(descriptor_start__isnull=False, descriptor_end__isnull=False),
                name="attribution_descriptor_span_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(reason_printed="")
                | ~Q(anonymity_reason__in=[AnonymityReason.NOT_APPLICABLE, AnonymityReason.NONE_PRINTED]),
                name="attribution_printed_reason_has_code",
                violation_error_message=_(
                    "You entered a printed reason: choose the reason for anonymity that it gives."
                ),
            ),
        ]
        triggers = [
            *released_triggers("{row}.article_id", DERIVED),
            *record_triggers(DERIVED),
            pgtrigger.Trigger(
                name="source_fits",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf("source_id", "identification", "anonymity_reason"),
                declare=[("anonymous", "boolean")],
                func=_SOURCE_FITS,
            ),
            pgtrigger.Trigger(
                name="no_via_loop",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("via_id"),
                condition=pgtrigger.Q(new__via__isnull=False),
                declare=[("station", "bigint")],
                func=_NO_VIA_LOOP,
            ),
            pgtrigger.Trigger(
                name="descriptor_is_printed",
                when=pgtrigger.After,
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf("article_id", "descriptor", "descriptor_start", "descriptor_end"),
                condition=pgtrigger.Q(new__descriptor_start__isnull=False),
                timing=pgtrigger.Immediate,
                func=_DESCRIPTOR_IS_PRINTED,
            ),
            pgtrigger.Trigger(
                name="keep_facts",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=_KEEP_FACTS,
            ),
            pgtrigger.Trigger(
                name="refresh_sources",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=_REFRESH_SOURCES,
            ),
            pgtrigger.Trigger(
                name="refresh_quotes",
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf(*_SHOWN_ON_QUOTES),
                condition=pgtrigger.AnyChange(*(name.removesuffix("_id") for name in _SHOWN_ON_QUOTES)),
                func=_REFRESH_QUOTES,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} ({self.descriptor})"

    def chain(self) -> list["Attribution"]:
        """The stations from the speaker to the one nearest this article, the speaker first."""
        stations, station = [], self
        while station is not None:
            stations.append(station)
            station = station.via
        return stations

    @property
    def gatherer(self) -> Source | None:
        """Who got the words from the speaker: the station before, the outlet itself, or the article's outlet.

        Rule R1, step 1; None where the article's outlet is unknown.
        """
        if self.via_id:
            return self.via.source
        return self.source if self.source.kind == "outlet" else self.article.outlet

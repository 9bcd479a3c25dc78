"""Source: whoever or whatever words are attributed to; an outlet is a Source too."""

import pgtrigger
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from ..vocabularies import SourceKind
from .record import (
    UNWRITTEN,
    CodeField,
    PublicQuerySet,
    Record,
    code_check,
    code_field,
    published_field,
    record_triggers,
)

#: Shapes of the authority numbers, from their issuers' descriptions (Wikidata Q-id; GND, Wikidata P227).
WIKIDATA = r"^Q[1-9][0-9]*$"
GND = r"^(1[0-3]?[0-9]{7}[0-9X]|[47][0-9]{6}-[0-9]|[1-9][0-9]{0,7}-[0-9X]|3[0-9]{7}[0-9X])$"

_KEEP_ROOT = """
    -- One change of principals at a time, or two could close a loop between them.
    PERFORM pg_advisory_xact_lock(hashtext('archive_source.principal'));
    NEW.root_id := NEW.id;
    above := NEW.principal_id;
    WHILE above IS NOT NULL LOOP
        IF above = NEW.id THEN
            RAISE EXCEPTION 'source % would be its own principal', NEW.id
                USING ERRCODE = 'check_violation', CONSTRAINT = 'source_principal_loop';
        END IF;
        NEW.root_id := above;
        above := (SELECT principal_id FROM archive_source WHERE id = above);
    END LOOP;
    RETURN NEW;
"""
_PASS_ROOT_ON = """
    UPDATE archive_source SET root_id = NEW.root_id
    WHERE principal_id = NEW.id AND root_id IS DISTINCT FROM NEW.root_id;
    RETURN NULL;
"""
_ANONYMITY_STAYS = """
    IF EXISTS (SELECT FROM archive_attribution WHERE source_id = NEW.id) THEN
        RAISE EXCEPTION 'source % has attributions: its anonymity cannot change', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'source_anonymity_is_attributed';
    END IF;
    RETURN NULL;
"""
_KIND_STAYS = """
    IF EXISTS (SELECT FROM archive_article WHERE outlet_id = NEW.id) THEN
        RAISE EXCEPTION 'source % is the outlet of articles: it must stay an outlet', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'source_is_an_outlet';
    END IF;
    RETURN NULL;
"""
# A source is public through its published attributions and articles, and through those who speak for it.
_KEEP_FACTS = """
    NEW.published := archive_source_is_public(NEW.id);
    NEW.search := archive_search_of_names(
        NEW.name, NEW.label_de, NEW.label_en, archive_compounds(NEW.label_de, 'de'));
    RETURN NEW;
"""
_PASS_PUBLISHED_ON = """
    UPDATE archive_source SET updated = updated
    WHERE id IN (OLD.principal_id, NEW.principal_id) AND published <> archive_source_is_public(id);
    RETURN NULL;
"""
_REFRESH_QUOTES = """
    UPDATE archive_quote SET updated = updated
    WHERE source_id = NEW.id OR gatherer_id = NEW.id OR outlet_id = NEW.id;
    UPDATE archive_article SET updated = updated WHERE outlet_id = NEW.id;
    RETURN NULL;
"""
_REFRESH_CLAIMS = """
    UPDATE archive_claim SET updated = updated
    WHERE status <> archive_claim_status(id, kind) AND id IN (
        SELECT unnest(claim_ids) FROM archive_quote WHERE source_id = NEW.id OR gatherer_id = NEW.id);
    RETURN NULL;
"""


#: What the database derives or counts: no editorial change.
DERIVED = (*UNWRITTEN, "root", "published", "search", "names", "sort_de", "sort_en")


class Folded(models.Func):
    """Texts in one, without accents and capitals."""

    function = "archive_folded"
    output_field = models.TextField()


class SortName(models.Func):
    """What readers of a language see of a source, folded: accents and capitals do not matter."""

    function = "archive_sort_name"
    output_field = models.TextField()


def source_label(name: str, label_de: str, label_en: str, language: str | None = None) -> str:
    """What the public reads: see Source.label."""
    if name:
        return name
    german = (language or get_language() or "").startswith("de")
    return label_de or label_en if german else label_en or label_de


class SourceQuerySet(PublicQuerySet):
    def for_page(self):
        """With whom the source speaks for, three steps up."""
        return self.select_related("principal__principal__principal", "root")


class Source(Record):
    kind = code_field(_("kind"), SourceKind)
    anonymous = models.BooleanField(
        _("anonymous"),
        default=False,
        help_text=_("The name is withheld from the reader. A spokesperson without a name is not anonymous."),
    )
    name = models.CharField(_("name"), max_length=300, blank=True)
    label_de = models.CharField(_("label (German)"), max_length=300, blank=True)
    label_en = models.CharField(_("label (English)"), max_length=300, blank=True)
    principal = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("principal"),
        null=True,
        blank=True,
        related_name="agents",
        help_text=_("Whom this source speaks for or belongs to."),
    )
    # Not PROTECT: most sources are their own root, and could never be deleted.
    root = models.ForeignKey(
        "self", models.DO_NOTHING, verbose_name=_("root"), null=True, editable=False, related_name="+"
    )
    origin_report = models.CharField(
        _("original report"),
        max_length=300,
        blank=True,
        help_text=_("The report in which an anonymous voice exists."),
    )
    country = CodeField(_("country"), max_length=2, choices=lambda: list(countries), blank=True)
    wikidata = models.CharField("Wikidata", max_length=20, blank=True)
    gnd = models.CharField("GND", max_length=20, blank=True)
    homepage = models.URLField(_("home page"), blank=True)
    note = models.TextField(_("note (public)"), blank=True)

    published = published_field()
    search = SearchVectorField(null=True, editable=False)
    #: Name and labels, folded: what a misspelt name is compared with.
    names = models.GeneratedField(
        expression=Folded("name", "label_de", "label_en"), output_field=models.TextField(), db_persist=True
    )

    sort_de = models.GeneratedField(
        expression=SortName("name", "label_de", "label_en"), output_field=models.TextField(), db_persist=True
    )
    sort_en = models.GeneratedField(
        expression=SortName("name", "label_en", "label_de"), output_field=models.TextField(), db_persist=True
    )

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["label_en", "name", "pk"]
        indexes = [
            GinIndex(F("search"), name="source_search", condition=Q(published=True), fastupdate=False),
            GinIndex(OpClass(F("names"), "gin_trgm_ops"), name="source_names", condition=Q(published=True)),
            models.Index("sort_de", "id", name="source_by_name_de", condition=Q(published=True)),
            models.Index("sort_en", "id", name="source_by_name_en", condition=Q(published=True)),
        ]
        constraints = [
            code_check("kind", SourceKind),
            models.CheckConstraint(
                condition=Q(anonymous=False) | Q(name="", wikidata="", gnd="", homepage=""),
                name="anonymous_source_has_no_name",
                violation_error_message=_(
                    "An anonymous source has no name, Wikidata or GND number and no home page."
                ),
            ),
            models.CheckConstraint(
                condition=Q(anonymous=False) | ~Q(origin_report=""),
                name="anonymous_source_names_its_report",
                violation_error_message=_("Name the report in which the anonymous source speaks."),
            ),
            models.CheckConstraint(
                condition=~Q(name="", label_de="", label_en=""),
                name="source_has_name_or_label",
                violation_error_message=_("Give the source a name, or a label the public reads instead."),
            ),
            models.CheckConstraint(
                condition=Q(country="") | Q(country__regex=r"^[A-Z]{2}$"), name="source_country_is_iso_3166"
            ),
            models.CheckConstraint(
                condition=Q(wikidata="") | Q(wikidata__regex=WIKIDATA),
                name="source_wikidata_is_a_qid",
                violation_error_message=_("A Wikidata number looks like Q42."),
            ),
            models.CheckConstraint(
                condition=Q(gnd="") | Q(gnd__regex=GND),
                name="source_gnd_is_well_formed",
                violation_error_message=_("A GND number looks like 118540238 or 4074335-4."),
            ),
        ]
        triggers = [
            *record_triggers(DERIVED),
            pgtrigger.Trigger(
                name="keep_root",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("principal_id", "root_id"),
                declare=[("above", "bigint")],
                func=_KEEP_ROOT,
            ),
            pgtrigger.Trigger(
                name="pass_root_on",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("principal_id", "root_id"),
                func=_PASS_ROOT_ON,
            ),
            pgtrigger.Trigger(
                name="keep_facts",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=_KEEP_FACTS,
            ),
            pgtrigger.Trigger(
                name="pass_published_on",
                when=pgtrigger.After,
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("published", "principal"),
                func=_PASS_PUBLISHED_ON,
            ),
            pgtrigger.Trigger(
                name="anonymity_stays",
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("anonymous"),
                condition=pgtrigger.AnyChange("anonymous"),
                func=_ANONYMITY_STAYS,
            ),
            pgtrigger.Trigger(
                name="kind_stays",
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("kind"),
                condition=pgtrigger.Q(old__kind="outlet") & ~pgtrigger.Q(new__kind="outlet"),
                func=_KIND_STAYS,
            ),
            pgtrigger.Trigger(
                name="refresh_quotes",
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("kind", "name", "label_de", "label_en"),
                condition=pgtrigger.AnyChange("kind", "name", "label_de", "label_en"),
                func=_REFRESH_QUOTES,
            ),
            pgtrigger.Trigger(
                name="refresh_claims",
                when=pgtrigger.After,
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("root", "principal"),
                func=_REFRESH_CLAIMS,
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """What the public reads: the name, or the label in the active language (else the other one)."""
        return source_label(self.name, self.label_de, self.label_en)

    def principals(self) -> list["Source"]:
        """Whom the source speaks for, nearest first."""
        found, above = [], self.principal
        while above is not None:
            found.append(above)
            above = above.principal
        return found

    @property
    def root_label(self) -> str:
        return self.root.label if self.root_id else self.label

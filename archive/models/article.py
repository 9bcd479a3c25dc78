"""Article: one published text, and where it stands on its way to the public."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from ..vocabularies import PublicText, ReviewStatus
from .article_triggers import TRIGGERS
from .record import Record, code_check, code_field, newest_first, oldest_first
from .source import Source

LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
#: EDTF as `archive.partial_dates` reads it: a date, each end of an interval, or one end left open.
_DAY = r"[1-9][0-9]{3}(-[0-9]{2}(-[0-9]{2})?)?[~?%]?"
ISSUED = rf"^({_DAY}|{_DAY}/({_DAY}|\.\.)|\.\./{_DAY})$"
#: Characters that reorder what follows them: text that reads otherwise than it is stored.
BIDI_CONTROLS = "\u202a-\u202e\u2066-\u2069"


class Sha256(models.Func):
    function = "archive_sha256"
    output_field = models.CharField()


class Earliest(models.Func):
    """First day of an EDTF date; NULL when the date is empty or open at the start."""

    function = "archive_edtf_earliest"
    output_field = models.DateField()


class Latest(models.Func):
    """Last day of an EDTF date; NULL when the date is empty or open at the end."""

    function = "archive_edtf_latest"
    output_field = models.DateField()


class ArticleQuerySet(models.QuerySet):
    def published(self):
        return self.filter(status=ReviewStatus.PUBLISHED)

    def with_opening(self):
        """Each with `opening`: an untitled article's first published passage, else None.

        The public may read no more of most texts.
        """
        passages = Article.objects.filter(pk=models.OuterRef("pk"), quotes__published=True)
        first = passages.order_by("quotes__position", "quotes__pk").values("quotes__text")[:1]
        untitled = models.When(headline="", then=models.Subquery(first))
        return self.annotate(opening=models.Case(untitled, output_field=models.TextField()))

    def with_release(self):
        """Each with `release`, the number of its current edition; None if there is none."""
        numbers = Article.objects.filter(pk=models.OuterRef("pk")).order_by("-releases__number")
        return self.annotate(release=models.Subquery(numbers.values("releases__number")[:1]))

    def newest(self):
        return self.order_by(*newest_first())


class Article(Record):
    outlet = models.ForeignKey(
        Source,
        models.PROTECT,
        verbose_name=_("outlet"),
        null=True,
        blank=True,
        related_name="articles",
        limit_choices_to={"kind": "outlet"},
        help_text=_("Empty when unknown."),
    )
    headline = models.CharField(_("headline"), max_length=500, blank=True)
    byline = models.CharField(_("byline"), max_length=500, blank=True)
    url = models.URLField(_("address (URL)"), max_length=2000, blank=True)
    archived_url = models.URLField(_("archived copy (URL)"), max_length=2000, blank=True)
    language = models.CharField(
        _("language"), max_length=35, default="de", help_text=_("For example de or en-GB.")
    )
    issued = models.CharField(
        _("date of issue"),
        max_length=30,
        blank=True,
        help_text=_("As precisely as known: 2023, 2023-09, 2023-09-22, 2022-03~ (about) or 2023/2024."),
    )
    issued_earliest = models.GeneratedField(
        expression=Earliest("issued"), output_field=models.DateField(null=True), db_persist=True
    )
    issued_latest = models.GeneratedField(
        expression=Latest("issued"), output_field=models.DateField(null=True), db_persist=True
    )
    body = models.TextField(_("text"))
    body_sha256 = models.GeneratedField(
        expression=Sha256("body"), output_field=models.CharField(max_length=64), db_persist=True
    )
    public_text = code_field(_("public text"), PublicText, default=PublicText.EXCERPTS)
    status = code_field(_("review status"), ReviewStatus, default=ReviewStatus.DRAFT)
    #: The status as one boolean, so cheap that PostgreSQL asks it before any condition of a public query.
    is_public = models.GeneratedField(
        expression=Q(status=ReviewStatus.PUBLISHED), output_field=models.BooleanField(), db_persist=True
    )
    annotator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("annotator"),
        null=True,
        blank=True,
        related_name="annotated_articles",
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("reviewer"),
        null=True,
        blank=True,
        related_name="reviewed_articles",
    )
    published_at = models.DateTimeField(_("published at"), null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True, editable=False)
    withdrawal_reason = models.TextField(_("reason for withdrawal (public)"), blank=True, editable=False)

    search = SearchVectorField(null=True, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-pk"]
        permissions = [
            ("publish_article", _("Can publish articles")),
            ("correct_article", _("Can correct published articles")),
            ("withdraw_article", _("Can withdraw published articles")),
        ]
        indexes = [
            models.Index(*newest_first(), name="article_newest_first", condition=Q(is_public=True)),
            models.Index(*oldest_first(), name="article_oldest_first", condition=Q(is_public=True)),
            GinIndex(F("search"), name="article_search", condition=Q(is_public=True), fastupdate=False),
        ]
        constraints = [
            code_check("public_text", PublicText),
            code_check("status", ReviewStatus),
            models.UniqueConstraint(
                fields=["body_sha256", "outlet", "url"],
                nulls_distinct=False,
                name="article_is_stored_once",
                violation_error_message=_("This text of this outlet is already in the archive."),
            ),
            models.CheckConstraint(
                condition=~Q(body__regex=r"^\s*$"),
                name="article_has_text",
                violation_error_message=_("The article has no text."),
            ),
            models.CheckConstraint(
                condition=~Q(body__regex=f"[{BIDI_CONTROLS}]"),
                name="article_text_has_no_bidi_controls",
                violation_error_message=_(
                    "The text holds characters that change the reading direction. Remove them."
                ),
            ),
            models.CheckConstraint(
                condition=Q(language__regex=LANGUAGE),
                name="article_language_is_bcp_47",
                violation_error_message=_("A language code looks like de or en-GB."),
            ),
            models.CheckConstraint(
                condition=Q(issued="") | Q(issued__regex=ISSUED),
                name="article_issued_is_edtf",
                violation_error_message=_("Write the date as 2023, 2023-09 or 2023-09-22."),
            ),
            models.CheckConstraint(
                condition=Q(issued_earliest=None)
                | Q(issued_latest=None)
                | Q(issued_earliest__lte=F("issued_latest")),
                name="article_issued_in_order",
                violation_error_message=_("The interval ends before it begins."),
            ),
            models.CheckConstraint(
                condition=~Q(status=ReviewStatus.PUBLISHED)
                | Q(annotator__isnull=False, reviewer__isnull=False) & ~Q(annotator=F("reviewer")),
                name="article_published_by_four_eyes",
                violation_error_message=_("A published article needs a reviewer who is not its annotator."),
            ),
            models.CheckConstraint(
                condition=~Q(status=ReviewStatus.WITHDRAWN)
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawal_reason__regex=r"^\s*$"),
                name="article_is_withdrawn_for_a_reason",
                violation_error_message=_("Say why the article is withdrawn: readers see it."),
            ),
        ]
        triggers = TRIGGERS

    def __str__(self) -> str:
        return self.headline or Truncator(self.body.strip()).words(8)

    @property
    def published(self) -> bool:
        return self.status == ReviewStatus.PUBLISHED

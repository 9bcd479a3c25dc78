"""Presence: who has an article open at the desk; internal, and kept for a few minutes' use only."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .article import Article

#: Whoever has not been seen for this long has closed the page, as far as anybody can tell.
PRESENT = timedelta(minutes=5)


class PresenceQuerySet(models.QuerySet):
    def touch(self, article: Article, user) -> None:
        """Notes that the user has the article open now; one row per user and article, in one query."""
        row = Presence(article=article, user=user, seen=timezone.now())
        self.bulk_create(
            [row], update_conflicts=True, unique_fields=["user", "article"], update_fields=["seen"]
        )

    def others(self, article: Article, user):
        """Those who have the article open besides the user, whoever came last first."""
        since = timezone.now() - PRESENT
        found = self.filter(article=article, seen__gt=since).exclude(user=user)
        return found.select_related("user").order_by("-seen")


class Presence(models.Model):
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name=_("user"), related_name="+"
    )
    article = models.ForeignKey(Article, models.CASCADE, verbose_name=_("article"), related_name="+")
    seen = models.DateTimeField(_("last seen"))

    objects = PresenceQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "article"], name="presence_once")]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.article_id}"

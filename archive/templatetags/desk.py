"""What the desk's own templates need."""

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from archive import annotating, suggesting
from archive.models import Article
from archive.vocabularies import ReviewStatus

register = template.Library()
SHOWN = 5
LONGEST = 100_000  # code points read for a number on another page


@register.simple_tag(takes_context=True)
def waiting(context) -> list[tuple[str, list[Article], str]]:
    """(heading, articles, address of all of them) for the user: own drafts, and others' work to review."""
    user = context["request"].user
    if not user.has_perm("archive.view_article"):
        return []
    listed = reverse("admin:archive_article_changelist")
    drafts = Article.objects.filter(status=ReviewStatus.DRAFT, annotator=user)
    groups = [(_("My drafts"), drafts, f"{listed}?status__exact=draft&whose=mine")]
    review = Article.objects.filter(status=ReviewStatus.IN_REVIEW)
    if user.has_perm("archive.publish_article"):
        groups.append(
            (_("In review"), review.exclude(annotator=user), f"{listed}?status__exact=in_review&whose=others")
        )
    else:
        own = f"{listed}?status__exact=in_review&whose=mine"
        groups.append((_("With the reviewers"), review.filter(annotator=user), own))
    return [_shown(*group) for group in groups]


@register.simple_tag(takes_context=True)
def suggestions_open(context, article: Article) -> dict | None:
    """An article's suggestions for the user: `url`, `count` (None: too long to count now); else None."""
    if not context["request"].user.has_perm("archive.add_quote") or not annotating.is_open(article):
        return None
    short = len(article.body) <= LONGEST
    count = len(suggesting.shown(suggesting.suggestions_for(article))) if short else None
    return {"url": reverse("admin:archive_article_suggestions", args=[article.pk]), "count": count}


def _shown(heading: str, articles, url: str) -> tuple[str, list[Article], str]:
    found = list(articles.order_by("-updated")[: SHOWN + 1])
    return heading, found[:SHOWN], url if len(found) > SHOWN else ""

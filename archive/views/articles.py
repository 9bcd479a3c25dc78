"""Articles: the list, and the page of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive.citing import citation_of
from archive.filters import ArticleFilter
from archive.jumping import searched
from archive.models import Article, Claim
from archive.printed import excerpts, marked_body
from archive.search import Text
from archive.sourcing import sourcing_report
from archive.views.finding import found_or_gone
from archive.views.listing import listing
from archive.vocabularies import PublicText


def article_list(request: HttpRequest) -> HttpResponse:
    return listing(
        request,
        ArticleFilter,
        Article.objects.published().with_opening().select_related("outlet"),
        "archive/article_list.html",
        section="article_list",
    )


def article_detail(request: HttpRequest, public_id: str) -> HttpResponse:
    published = Article.objects.published().with_opening().with_release().select_related("outlet")
    article = found_or_gone(published, public_id)
    passages = list(article.quotes.published().for_list().in_text_order())
    claims = list(Claim.objects.published().of(article))
    whole = article.body if article.public_text == PublicText.FULL else ""
    printed = excerpts(passages)
    voices = list(article.attributions.published().with_chain().with_counts())
    texts = (Text(text, article.language) for text in (whole, *(voice.descriptor for voice in voices)))
    found = searched(request.GET.get("q", ""), printed, texts)
    context = {
        "section": "article_list",
        "article": article,
        "passages": passages,
        "body": found.in_whole(marked_body(whole, passages), article.language) if whole else None,
        "excerpts": printed,
        "searched": found,
        "voices": voices,
        "claims": claims,
        "report": sourcing_report(article),
        "citation": citation_of(article, request),
    }
    return render(request, "archive/article_detail.html", context)

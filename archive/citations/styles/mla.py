"""MLA, 9th edition."""

from archive.citations.record import ArticleRecord
from archive.citations.styles.untitled import description
from archive.citations.typesetting import (
    clean,
    curly,
    inverted,
    italic,
    quoted,
    sentences,
    stop,
    straight,
    surname,
)
from archive.citations.words import Words, full_date

NAME = "mla"
LABEL = "MLA 9"
QUOTED_IN = {"de": "zit. n.", "en": "qtd. in"}


def reference(article: ArticleRecord, words: Words) -> str:
    container = [italic(clean(article.outlet)), _date(article, words), clean(article.url)]
    return sentences(
        _authors(article, words), _title(article, words), ", ".join(part for part in container if part)
    )


def cite(article: ArticleRecord, words: Words) -> str:
    """The MLA style gives no year in the text."""
    names = [surname(author) for author in article.authors]
    if len(names) > 2:
        return f"{names[0]} {words.et_al}"
    if names:
        return f" {words.and_} ".join(names)
    return quoted(article.title, words) if article.title else description(words, bare=True)


def _authors(article: ArticleRecord, words: Words) -> str:
    if not article.authors:
        return ""
    first, *rest = article.authors
    if len(rest) > 1:
        return f"{inverted(first)}, {words.et_al}"
    return ", ".join([inverted(first), *(f"{words.and_} {straight(author)}" for author in rest)])


def _title(article: ArticleRecord, words: Words) -> str:
    if not article.title:
        return description(words, bare=True)
    return (
        quoted(article.title, words, ".")
        if article.outlet
        else stop(italic(curly(article.title, words.outer)))
    )


def _date(article: ArticleRecord, words: Words) -> str:
    told = full_date(article.issued, words, short=True)
    return f"ca. {told}" if article.issued.circa else told

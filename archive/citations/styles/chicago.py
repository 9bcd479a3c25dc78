"""Chicago Manual of Style, 18th edition, author-date."""

from archive.citations.record import ArticleRecord
from archive.citations.styles.untitled import description
from archive.citations.typesetting import clean, curly, inverted, italic, quoted, sentences, straight, surname
from archive.citations.words import Words, day_and_month, years

NAME = "chicago"
LABEL = "Chicago 18"
QUOTED_IN = {"de": "zit. n.", "en": "quoted in"}
LISTED, SHOWN_OF_MORE = 6, 3  # authors in the list (13.78)


def reference(article: ArticleRecord, words: Words) -> str:
    outlet = italic(clean(article.outlet))
    dated = day_and_month(article.issued, words, american=True)
    opening = _authors(article, words) or outlet or _title(article, words)
    rest = [dated]
    if article.authors and outlet:
        rest = [", ".join(part for part in (outlet, dated) if part)]
    title = _title(article, words) if article.authors or outlet else ""
    return sentences(opening, _year(article, words), title, *rest, clean(article.url))


def cite(article: ArticleRecord, words: Words) -> str:
    year = _year(article, words)
    return f"{_short(article, words)}{' ' if article.issued.start else ', '}{year}"


def _short(article: ArticleRecord, words: Words) -> str:
    names = [surname(author) for author in article.authors]
    if len(names) > 2:
        return f"{names[0]} {words.et_al}"
    if names:
        return f" {words.and_} ".join(names)
    return (
        italic(clean(article.outlet))
        or italic(curly(article.title, words.outer))
        or description(words, bare=True)
    )


def _authors(article: ArticleRecord, words: Words) -> str:
    if not article.authors:
        return ""
    first, *rest = article.authors
    if len(rest) >= LISTED:
        return ", ".join([inverted(first), *map(straight, rest[: SHOWN_OF_MORE - 1]), words.et_al])
    names = [inverted(first), *map(straight, rest)]
    names[-1] = f"{words.and_} {names[-1]}" if rest else names[-1]
    return ", ".join(names)


def _title(article: ArticleRecord, words: Words) -> str:
    if not article.title:
        return description(words, bare=True)
    return quoted(article.title, words, ".") if article.outlet else italic(curly(article.title, words.outer))


def _year(article: ArticleRecord, words: Words) -> str:
    year = years(article.issued) or words.no_date_short
    return f"[{year}?]" if article.issued.circa else year

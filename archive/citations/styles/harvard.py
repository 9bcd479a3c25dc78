"""Harvard, as in "Cite them right"."""

from archive.citations.record import ArticleRecord
from archive.citations.styles.untitled import description
from archive.citations.typesetting import clean, italic, listed, quoted, surname, with_initials
from archive.citations.words import Words, day, day_and_month, years

NAME = "harvard"
LABEL = "Harvard"
QUOTED_IN = {"de": "zit. n.", "en": "quoted in"}
BRITISH = True
NAMED = 3  # authors named before "et al."


def reference(article: ArticleRecord, words: Words) -> str:
    title, outlet = _title(article, words), italic(clean(article.outlet))
    lead = _authors(article, words) or outlet or title
    dated = day_and_month(article.issued, words)
    rest = [title if lead != title else "", outlet if lead != outlet else "", dated]
    told = f"{lead} ({_year(article, words)})"
    if lead == title:
        told += f", {dated}" if dated else ""
    elif rest := ", ".join(part for part in rest if part):
        told += f" {rest}"
    return f"{told}.{_url(article, words)}"


def cite(article: ArticleRecord, words: Words) -> str:
    names = [surname(author) for author in article.authors]
    if len(names) > NAMED:
        short = f"{names[0]} {italic(words.et_al)}"
    else:
        short = listed(names, f" {words.and_} ")
    return f"{short or italic(clean(article.outlet)) or _title(article, words)}, {_year(article, words)}"


def _authors(article: ArticleRecord, words: Words) -> str:
    names = [with_initials(author, "") for author in article.authors]
    if len(names) > NAMED:
        return f"{names[0]} {italic(words.et_al)}"
    return listed(names, f" {words.and_} ")


def _title(article: ArticleRecord, words: Words) -> str:
    return quoted(article.title, words, british=BRITISH) if article.title else description(words)


def _year(article: ArticleRecord, words: Words) -> str:
    year = years(article.issued) or words.no_date
    return f"ca. {year}" if article.issued.circa else year


def _url(article: ArticleRecord, words: Words) -> str:
    if not article.url:
        return ""
    accessed = f" ({words.accessed}: {day(article.accessed, words)})" if article.accessed else ""
    return f" {words.available}: {clean(article.url)}{accessed}."

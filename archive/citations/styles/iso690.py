"""ISO 690, author and date, as German-speaking countries use it (DIN 1505-2 is withdrawn)."""

from archive.citations.bylines import Author
from archive.citations.record import ArticleRecord
from archive.citations.styles.untitled import description
from archive.citations.typesetting import clean, curly, italic, listed, sentences, surname
from archive.citations.words import Words, day, full_date, years

NAME = "iso690"
LABEL = "ISO 690"
QUOTED_IN = {"de": "zit. n.", "en": "quoted in"}
NAMED = 3  # authors named in the text before "u. a."


def reference(article: ArticleRecord, words: Words) -> str:
    title = curly(article.title, words.outer) or description(words)
    year = f"{_circa(article)}{years(article.issued) or f'[{words.no_date}]'}"
    opening = [f"{_authors(article, words)}, {year}", title] if article.authors else [f"{title}, {year}"]
    outlet = italic(clean(article.outlet))
    online = f"[{words.online}]" if article.url else ""
    where = " ".join(part for part in (outlet, online) if part)
    return " ".join(
        part
        for part in (sentences(*opening, where, full_date(article.issued, words)), _url(article, words))
        if part
    )


def cite(article: ArticleRecord, words: Words) -> str:
    year = f"{_circa(article)}{years(article.issued) or f'[{words.no_date}]'}"
    names = [surname(author) for author in article.authors]
    if len(names) > NAMED:
        return f"{names[0]} {words.et_al} {year}"
    if names:
        return f"{', '.join(names)} {year}"
    return f"{italic(curly(article.title, words.outer)) or description(words)} {year}"


def _authors(article: ArticleRecord, words: Words) -> str:
    first, *rest = article.authors
    return listed([_capitals(first), *(_capitals(author, False) for author in rest)], f" {words.and_} ")


def _capitals(author: Author, inverted: bool = True) -> str:
    """ "MÜLLER, Anna" for the first author, "Anna MÜLLER" for the others; a body as it writes itself."""
    if author.literal:
        return clean(author.literal)
    family, given = clean(author.family).upper(), clean(author.given)
    return f"{family}, {given}" if inverted else f"{given} {family}"


def _circa(article: ArticleRecord) -> str:
    return "ca. " if article.issued.circa else ""


def _url(article: ArticleRecord, words: Words) -> str:
    if not article.url:
        return ""
    accessed = f"[{words.accessed}: {day(article.accessed, words)}]. " if article.accessed else ""
    return f"{accessed}{words.available}: {clean(article.url)}"

"""APA, 7th edition."""

from archive.citations.record import ArticleRecord
from archive.citations.styles.untitled import description
from archive.citations.typesetting import clean, curly, italic, quoted, stop, surname, with_initials
from archive.citations.words import Words, day, day_and_month, years

NAME = "apa"
LABEL = "APA 7"
QUOTED_IN = {"de": "zit. n.", "en": "as cited in"}
LISTED = 20  # authors named in full (9.8)


def reference(article: ArticleRecord, words: Words) -> str:
    title = curly(article.title, words.outer) or description(words)
    if article.title and not article.outlet:
        title = italic(title)
    when = f"({_date(article, words)})."
    opening = [stop(_authors(article)), when, stop(title)] if article.authors else [stop(title, "."), when]
    return " ".join(
        part for part in (*opening, stop(italic(clean(article.outlet))), _url(article, words)) if part
    )


def cite(article: ArticleRecord, words: Words) -> str:
    return f"{_short(article, words)}, {_circa(article)}{years(article.issued) or words.no_date_short}"


def _short(article: ArticleRecord, words: Words) -> str:
    names = [surname(author) for author in article.authors]
    if len(names) > 2:
        return f"{names[0]} et al."
    if names:
        return " & ".join(names)
    return quoted(article.title, words) if article.title else description(words)


def _authors(article: ArticleRecord) -> str:
    names = [with_initials(author, " ") for author in article.authors]
    if len(names) > LISTED:
        return f"{', '.join(names[: LISTED - 1])}, … {names[-1]}"
    return ", & ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def _date(article: ArticleRecord, words: Words) -> str:
    told = (years(article.issued) or words.no_date_short, day_and_month(article.issued, words, american=True))
    return _circa(article) + ", ".join(part for part in told if part)


def _circa(article: ArticleRecord) -> str:
    return "ca. " if article.issued.circa else ""


def _url(article: ArticleRecord, words: Words) -> str:
    """A date of access only for what has no date of its own (9.16)."""
    if article.url and article.accessed and not article.issued.start:
        return words.retrieved.format(day(article.accessed, words, american=True), clean(article.url))
    return clean(article.url)

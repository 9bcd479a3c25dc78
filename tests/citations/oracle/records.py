"""The records citeproc-js and we are compared on; run as a script, writes them as CSL-JSON."""

from datetime import date
from itertools import product
from pathlib import Path

from archive.citations import csl_json
from archive.citations.bylines import Author, authors
from archive.citations.dates import issued
from archive.citations.record import ArticleRecord

HERE = Path(__file__).parent
BYLINES = (
    "",
    "dpa",
    "Anna Maria Müller",
    "Ursula von der Leyen",
    "Anna-Maria Groß und Ludwig van Beethoven",
    "Bo Abel, Di Cox und E. F. Dorn",
    "Bo Abel; Di Cox; E. F. Dorn; Gil Hart",
)
DATES = (
    "2023",
    "2023-09",
    "2023-09-14",
    "",
    "2022-03~",
    "2023-09-03/2023-09-12",
    "2023-03/2023-04",
    "2023/2024",
)
TITLES = (
    "Geheime Treffen mit dem Kreml",
    "Was nun, Großbritannien?",
    "Das ist kein Krieg!",
    "Ein Satz mit Punkt.",
)


def articles() -> list[ArticleRecord]:
    """Every byline with every date, and what else a record may lack or hold, in turn."""
    outlets, urls = ("i", "Süddeutsche Zeitung", "The Guardian"), ("https://example.org/a?b=1&c=2#d", "")
    crossed = [
        _article(at, byline, told, TITLES[at % 4], outlets[at % 3], urls[at % 2])
        for at, (byline, told) in enumerate(product(BYLINES, DATES))
    ]
    many = (Author(family=f"Fam{n}", given=f"Giv{n}") for n in range(22))
    long = ArticleRecord("many", "en", "Many hands", "The Guardian", tuple(many), issued("2023"))
    lacking = [
        _article(100 + at, byline, told, "Ohne Zeitung", "", url)
        for at, (byline, told, url) in enumerate(product(("", "Anna Müller"), ("2023-09-14", "2023"), urls))
    ]
    accessed = ArticleRecord(
        "accessed",
        "de",
        "Abgerufen",
        "taz",
        (Author("Abel", "Bo"),),
        issued("2023-09-14"),
        urls[0],
        "",
        date(2024, 1, 5),
    )
    return [*crossed, *lacking, long, accessed]


def _article(at: int, byline: str, told: str, title: str, outlet: str, url: str) -> ArticleRecord:
    return ArticleRecord(f"r{at}", "de", title, outlet, authors(byline), issued(told), url)


def as_csl() -> str:
    """The records as CSL-JSON, each under its own short id."""
    return "".join(csl_json.render(articles()))


if __name__ == "__main__":
    import json

    items = [
        item | {"id": article.id} for item, article in zip(json.loads(as_csl()), articles(), strict=True)
    ]
    lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in items)
    (HERE / "records.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")

"""What the tests of the search share."""

from archive.models import Quote
from archive.search import parse, prepare


def numbered() -> dict[str, Quote]:
    """The passages of the first article by the numbers of its annotation, "q01" …, as the text has them."""
    return {f"q{place:02}": quote for place, quote in enumerate(Quote.objects.in_text_order(), 1)}


def searched(text: str):
    return prepare(parse(text))

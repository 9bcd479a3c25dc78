"""What every derived column should hold, each table in a statement or two over sets of rows.

The triggers beside the models keep these columns right one row at a time. This is the same a second time, on
purpose: `verifying` compares it with what is stored, and bulk loads fill whole tables by it.
"""

from . import facts
from .facts import QUOTE_FACTS, quote_facts
from .words import long_words, splits, words

__all__ = ["FACTS", "QUOTE_FACTS", "WORDS", "long_words", "quote_facts", "splits", "words"]

#: Table → its derived columns and the statement that gives them by id.
FACTS = {
    "source": (("root_id", "published"), facts.SOURCES),
    "attribution": (("published",), facts.ATTRIBUTIONS),
    "quote": (QUOTE_FACTS, quote_facts("archive_quote", "archive_attribution", "archive_stance")),
    "stance": (("published",), facts.STANCES),
    "claim": (("published", "status"), facts.CLAIMS),
}
WORDS = {
    table: (("search",), words(table)) for table in ("source", "article", "attribution", "claim", "quote")
}

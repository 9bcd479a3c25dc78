"""Search: a reader's query, what PostgreSQL makes of it, and the marks it leaves in the texts found."""

from archive.search.correcting import corrected
from archive.search.lexemes import Leaf, Search, prepare
from archive.search.marking import Marker, Text
from archive.search.query import Query, QueryError, parse
from archive.search.showing import Place, Places, show

__all__ = [
    "Leaf",
    "Marker",
    "Place",
    "Places",
    "Query",
    "QueryError",
    "Search",
    "Text",
    "corrected",
    "parse",
    "prepare",
    "show",
]

"""Filters of the public lists. One of each serves the page, its exports and whatever else lists the same."""

from archive.filters.articles import ArticleFilter
from archive.filters.claims import ClaimFilter
from archive.filters.list_filter import SORTS, ListFilter
from archive.filters.quotes import QuoteFilter
from archive.filters.sources import SourceFilter

__all__ = ["SORTS", "ArticleFilter", "ClaimFilter", "ListFilter", "QuoteFilter", "SourceFilter"]

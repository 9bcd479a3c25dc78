"""The desk: where editors annotate. One file per model; `workbench` is the page beside an article's text."""

from archive.admin import article, attribution, claim, note, quote, site, source

__all__ = ["article", "attribution", "claim", "note", "quote", "site", "source"]

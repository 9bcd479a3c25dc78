"""The sourcing report of an article and pooled figures of an outlet: always n/d, no score, no ranking."""

from archive.report.article import ArticleFacts, Attribution, Passage, sourcing_report
from archive.report.figures import DEFINITIONS, Definition, Figure
from archive.report.pooling import LEAST_ARTICLES, Pooled, pooled, wilson

__all__ = [
    "DEFINITIONS",
    "LEAST_ARTICLES",
    "ArticleFacts",
    "Attribution",
    "Definition",
    "Figure",
    "Passage",
    "Pooled",
    "pooled",
    "sourcing_report",
    "wilson",
]

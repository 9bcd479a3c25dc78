"""Citations of articles and quotes: finished records in, text out, one module per format.

Each format has EXTENSION, LABEL, CONTENT_TYPE and `render(records)`, which yields its text record by record
and takes articles and quotes mixed. `txt` and `html` also take `style` (see `formatted.STYLES`) and `language`.
"""

from archive.citations import bib, biblatex, csl_json, html, ris, txt
from archive.citations.record import ArticleRecord, QuoteRecord, article_record, quote_record

FORMATS = {m.EXTENSION: m for m in (bib, biblatex, ris, csl_json, txt, html)}

__all__ = ["FORMATS", "ArticleRecord", "QuoteRecord", "article_record", "quote_record"]

"""tantivy, a search engine's library: the newest 20, their exact number and all facets, without any page."""

import datetime
import shutil
from pathlib import Path

import tantivy

from benchmarks.search.archive import Archive
from benchmarks.search.filters import Filter
from benchmarks.search.peers.exported import COLUMNS, FACETS, SEARCHED, rows
from benchmarks.search.queries import Query
from benchmarks.search.words import Term

COUNTED = {name: {"terms": {"field": name, "size": 12}} for name in FACETS}
MEMORY = 200_000_000  # bytes while writing


class Tantivy:
    """Asked in the benchmark's own process."""

    def __init__(self, archive: Archive) -> None:
        folder = archive.folder / "tantivy"
        self.schema = _schema()
        if not folder.exists():
            _build(archive, folder, self.schema)
        self.index = tantivy.Index(self.schema, path=str(folder))
        self.searcher = self.index.searcher()

    def ask(self, query: Query, narrowed: Filter) -> int:
        """The number of hits."""
        asked = self._query(query, narrowed)
        self.searcher.aggregate(asked, COUNTED)
        return self.searcher.search(asked, 20, count=True, order_by_field="issued").count

    def _query(self, query: Query, narrowed: Filter) -> tantivy.Query:
        must, never = tantivy.Occur.Must, tantivy.Occur.MustNot
        parts = [(must, self._any(group)) for group in query.all]
        parts += [(never, self._term(term)) for term in query.without]
        if narrowed.column:
            parts.append((must, tantivy.Query.term_query(self.schema, narrowed.column, narrowed.shown)))
        return tantivy.Query.boolean_query(parts)

    def _any(self, group: tuple[Term, ...]) -> tantivy.Query:
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, self._term(term)) for term in group])

    def _term(self, term: Term) -> tantivy.Query:
        text = " ".join(term.words)
        if term.prefix:
            return tantivy.Query.regex_query(self.schema, "words", f"{text}.*")
        return self.index.parse_query(f'"{text}"', ["words"])


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("words", tokenizer_name="en_stem")
    for name in FACETS:
        builder.add_text_field(name, tokenizer_name="raw", fast=True)
    builder.add_integer_field("issued", fast=True)
    builder.add_integer_field("id", stored=True)
    return builder.build()


def _build(archive: Archive, folder: Path, schema: tantivy.Schema) -> None:
    unfinished = folder.with_suffix(".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    writer = tantivy.Index(schema, path=str(unfinished)).writer(MEMORY, 1)
    for row in rows(archive, "copying for tantivy"):
        quote = dict(zip(COLUMNS, row, strict=True))
        day = datetime.date.fromisoformat(quote["issued"]).toordinal() if quote["issued"] else 0
        told = {name: quote[name] for name in FACETS}
        words = " ".join(quote[name] for name in SEARCHED)
        writer.add_document(tantivy.Document(words=words, issued=day, id=quote["id"], **told))
    writer.commit()
    writer.wait_merging_threads()
    unfinished.rename(folder)

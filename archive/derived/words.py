"""What each record is found by: the words of its texts and, of German ones, the parts of compounds.

Every word is split once, however many rows it stands in.
"""

_FOUND = "SELECT texts.id, word FROM ({texts}) AS texts(id, value), archive_long_words(value) AS word"
_SPLIT = (
    "SELECT word, archive_compound_parts(word) AS parts FROM (SELECT DISTINCT word FROM {found}) AS listed"
)
_COMPOUNDS = """compounds AS (
    SELECT id, array_to_tsvector(array_agg(DISTINCT part)) AS parts
    FROM {found} AS found JOIN {split} AS split USING (word), unnest(split.parts) AS part GROUP BY id
)
"""
_SOURCES = """
SELECT s.id, archive_search_of_names(s.name, s.label_de, s.label_en, coalesce(parts, '')) AS search
FROM {rows} s LEFT JOIN compounds ON compounds.id = s.id
"""
_ARTICLES = """
SELECT a.id, archive_search_of_article(
    a.headline, a.language, coalesce(o.search, ''), coalesce(parts, '')) AS search
FROM {rows} a
LEFT JOIN compounds ON compounds.id = a.id
LEFT JOIN archive_source o ON o.id = a.outlet_id
"""
_ATTRIBUTIONS = """
SELECT t.id, archive_search_of_printed(t.descriptor, t.other_forms, a.language, coalesce(parts, '')) AS search
FROM {rows} t
JOIN archive_article a ON a.id = t.article_id
LEFT JOIN compounds ON compounds.id = t.id
"""
_CLAIMS = """
SELECT c.id, archive_search_of_claim(c.text_de, c.text_en, coalesce(parts, '')) AS search
FROM {rows} c LEFT JOIN compounds ON compounds.id = c.id
"""
_QUOTES = """
, voiced AS MATERIALIZED (
    SELECT t.id, archive_beside(t.search, s.search) AS search
    FROM {attributions} t JOIN archive_source s ON s.id = t.source_id
), claimed AS (
    SELECT t.quote_id, archive_all_beside(c.search ORDER BY c.id) AS search
    FROM {stances} t JOIN archive_claim c ON c.id = t.claim_id GROUP BY t.quote_id
)
SELECT q.id, archive_search_of_quote(
    q.text, coalesce(nullif(q.language, ''), a.language), q.original_text, q.original_language,
    coalesce(voiced.search, ''), archive_beside(coalesce(o.search, ''), coalesce(claimed.search, '')),
    coalesce(parts, '')) AS search
FROM {rows} q
JOIN archive_article a ON a.id = q.article_id
LEFT JOIN compounds ON compounds.id = q.id
LEFT JOIN archive_source o ON o.id = a.outlet_id
LEFT JOIN voiced ON voiced.id = q.attribution_id
LEFT JOIN claimed ON claimed.quote_id = q.id
"""
#: Table → its German texts, and the statement over these texts' compounds.
_WORDS = {
    "source": ("SELECT id, label_de FROM {rows} r", _SOURCES),
    "article": ("SELECT id, headline FROM {rows} r WHERE language LIKE 'de%'", _ARTICLES),
    "attribution": (
        "SELECT r.id, r.descriptor FROM {rows} r JOIN archive_article a ON a.id = r.article_id "
        "WHERE a.language LIKE 'de%'",
        _ATTRIBUTIONS,
    ),
    "claim": ("SELECT id, text_de FROM {rows} r", _CLAIMS),
    "quote": (
        "SELECT r.id, r.text FROM {rows} r JOIN archive_article a ON a.id = r.article_id "
        "WHERE coalesce(nullif(r.language, ''), a.language) LIKE 'de%'",
        _QUOTES,
    ),
}


def words(
    table: str,
    rows: str = "",
    attributions: str = "archive_attribution",
    stances: str = "archive_stance",
    compounds: tuple[str, str] | None = None,
) -> str:
    """The statement that gives (id, search) of a table's rows, or of those in `rows`: a table or a query in
    brackets. Of passages, `attributions` and `stances` hold at least what they refer to. `compounds`: tables
    that have the rows' `long_words` and the parts of these, if that has been worked out before."""
    rows = rows or f"archive_{table}"
    _texts, statement = _WORDS[table]
    found, split = compounds or ("found", "split")
    tables = [_COMPOUNDS.format(found=found, split=split)]
    if not compounds:
        tables = [
            f"found AS ({long_words(table, rows)})",
            f"split AS MATERIALIZED ({splits('found')})",
            *tables,
        ]
    statement = f"WITH {', '.join(tables)}{statement}".replace("{rows}", rows)
    return statement.replace("{attributions}", attributions).replace("{stances}", stances)


def long_words(table: str, rows: str) -> str:
    """The statement that gives (id, word) of what may be compounds in these rows' German texts."""
    texts, _statement = _WORDS[table]
    return _FOUND.format(texts=texts.format(rows=rows))


def splits(found: str, known: str = "") -> str:
    """The statement that gives (word, parts) of words in the table `found`, but not of those in `known`."""
    new = f" WHERE NOT EXISTS (SELECT FROM {known} k WHERE k.word = listed.word)" if known else ""
    return _SPLIT.format(found=found) + new

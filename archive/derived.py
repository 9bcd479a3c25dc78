"""What every derived column should hold, each table in one statement over sets of rows.

The triggers beside the models keep these columns right one row at a time. This is the same a second time, on
purpose: `verifying` compares it with what is stored, and bulk loads fill whole tables by it.
"""

QUOTE_FACTS = (
    *("published", "language", "issued_earliest", "issued_latest", "outlet_id", "source_id", "source_kind"),
    *("identification", "gatherer_id", "via_source_ids", "claim_ids", "stance_values"),
    *("context_before", "context_after", "search"),
)

#: Facts of the quotes in {quotes}, where {attributions} and {stances} hold at least what those refer to. Each
#: is a table, or a query in brackets with the table's columns.
QUOTES = """
WITH RECURSIVE route(attribution_id, via_id, source_id) AS (
    SELECT id, via_id, NULL::bigint FROM {attributions} t
    UNION
    SELECT route.attribution_id, v.via_id, v.source_id
    FROM route JOIN {attributions} v ON v.id = route.via_id
), routed AS (
    SELECT attribution_id, array_agg(DISTINCT source_id ORDER BY source_id) AS via_source_ids
    FROM route WHERE source_id IS NOT NULL GROUP BY attribution_id
), stated AS (
    SELECT quote_id, array_agg(DISTINCT claim_id ORDER BY claim_id) AS claim_ids,
           array_agg(DISTINCT value ORDER BY value) AS stance_values
    FROM {stances} t GROUP BY quote_id
), spoken AS (
    SELECT DISTINCT q.attribution_id, coalesce(nullif(q.language, ''), a.language) AS language
    FROM {quotes} q JOIN archive_article a ON a.id = q.article_id
), named AS MATERIALIZED (
    SELECT id, kind,
           archive_lexemes(concat_ws(' ', name, label_de), 'de') || archive_lexemes(label_en, 'en') AS words
    FROM archive_source WHERE id IN (SELECT source_id FROM {attributions} t)
), voice AS MATERIALIZED (
    SELECT t.id, spoken.language, t.identification, t.source_id, s.kind AS source_kind,
           v.source_id AS relayed_by,
           archive_lexemes(concat_ws(' ', t.descriptor, array_to_string(t.other_forms, ' ')), spoken.language)
               || s.words AS words
    FROM spoken JOIN {attributions} t ON t.id = spoken.attribution_id
    JOIN named s ON s.id = t.source_id
    LEFT JOIN {attributions} v ON v.id = t.via_id
), outlet AS MATERIALIZED (
    SELECT id, archive_lexemes(concat_ws(' ', name, label_de), 'de') AS words
    FROM archive_source WHERE id IN (SELECT outlet_id FROM archive_article)
)
SELECT q.id, a.status = 'published' AS published, l.language, a.issued_earliest, a.issued_latest, a.outlet_id,
       voice.source_id, coalesce(voice.source_kind, '') AS source_kind,
       coalesce(voice.identification, '') AS identification,
       coalesce(voice.relayed_by, CASE voice.source_kind WHEN 'outlet' THEN voice.source_id ELSE
           CASE WHEN voice.id IS NOT NULL THEN a.outlet_id END END) AS gatherer_id,
       coalesce(routed.via_source_ids, '{{}}') AS via_source_ids,
       coalesce(stated.claim_ids, '{{}}') AS claim_ids,
       coalesce(stated.stance_values, '{{}}') AS stance_values,
       archive_context_before(a.body, q.spans[1][1]) AS context_before,
       archive_context_after(a.body, q.spans[array_length(q.spans, 1)][2]) AS context_after,
       setweight(archive_lexemes(q.text, l.language), 'A')
           || CASE q.original_text WHEN '' THEN ''
              ELSE setweight(archive_lexemes(q.original_text, q.original_language), 'B') END
           || setweight(coalesce(voice.words, ''), 'C')
           || setweight(coalesce(outlet.words, ''), 'D') AS search
FROM {quotes} q
JOIN archive_article a ON a.id = q.article_id
CROSS JOIN LATERAL (SELECT coalesce(nullif(q.language, ''), a.language)) AS l(language)
LEFT JOIN voice ON voice.id = q.attribution_id AND voice.language = l.language
LEFT JOIN routed ON routed.attribution_id = q.attribution_id
LEFT JOIN stated ON stated.quote_id = q.id
LEFT JOIN outlet ON outlet.id = a.outlet_id
"""

#: The top of each source's chain of principals; NULL where the chain is a loop, which must not be.
SOURCES = """
WITH RECURSIVE above(id, top, principal_id) AS (
    SELECT id, id, principal_id FROM archive_source
    UNION SELECT above.id, p.id, p.principal_id FROM above JOIN archive_source p ON p.id = above.principal_id
), present(id) AS (
    (
        SELECT t.source_id FROM archive_attribution t
        JOIN archive_article a ON a.id = t.article_id AND a.status = 'published'
        UNION SELECT outlet_id FROM archive_article WHERE status = 'published' AND outlet_id IS NOT NULL
    )
    UNION SELECT s.principal_id FROM archive_source s JOIN present USING (id) WHERE s.principal_id IS NOT NULL
)
SELECT s.id, above.top AS root_id, present.id IS NOT NULL AS published
FROM archive_source s
LEFT JOIN above ON above.id = s.id AND above.principal_id IS NULL
LEFT JOIN present ON present.id = s.id
"""
ATTRIBUTIONS = """
SELECT t.id, a.status = 'published' AS published
FROM archive_attribution t JOIN archive_article a ON a.id = t.article_id
"""
STANCES = """
SELECT t.id, a.status = 'published' AS published
FROM archive_stance t JOIN archive_quote q ON q.id = t.quote_id JOIN archive_article a ON a.id = q.article_id
"""
CLAIMS = """
SELECT c.id, EXISTS (
    SELECT FROM archive_stance t JOIN archive_quote q ON q.id = t.quote_id
    JOIN archive_article a ON a.id = q.article_id AND a.status = 'published' WHERE t.claim_id = c.id
) AS published
FROM archive_claim c
"""


def quote_facts(quotes: str, attributions: str, stances: str) -> str:
    """The statement for QUOTE_FACTS over these tables."""
    return QUOTES.format(quotes=quotes, attributions=attributions, stances=stances)


#: Table → its derived columns and the statement that gives them by id.
DERIVED = {
    "source": (("root_id", "published"), SOURCES),
    "attribution": (("published",), ATTRIBUTIONS),
    "quote": (QUOTE_FACTS, quote_facts("archive_quote", "archive_attribution", "archive_stance")),
    "stance": (("published",), STANCES),
    "claim": (("published",), CLAIMS),
}

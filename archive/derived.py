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
    SELECT id, kind, archive_search_of_names(name, label_de, label_en) AS words
    FROM archive_source WHERE id IN (SELECT source_id FROM {attributions} t)
), voice AS MATERIALIZED (
    SELECT t.id, spoken.language, t.identification, t.source_id, s.kind AS source_kind,
           v.source_id AS relayed_by,
           archive_beside(
               archive_search_of_printed(t.descriptor, t.other_forms, spoken.language), s.words) AS words
    FROM spoken JOIN {attributions} t ON t.id = spoken.attribution_id
    JOIN named s ON s.id = t.source_id
    LEFT JOIN {attributions} v ON v.id = t.via_id
), outlet AS MATERIALIZED (
    SELECT id, archive_search_of_names(name, label_de, label_en) AS words
    FROM archive_source WHERE id IN (SELECT outlet_id FROM archive_article)
), claim AS MATERIALIZED (
    SELECT id, archive_search_of_claim(text_de, text_en) AS words
    FROM archive_claim WHERE id IN (SELECT claim_id FROM {stances} t)
), claimed AS (
    SELECT quote_id, archive_all_beside(claim.words ORDER BY claim.id) AS words
    FROM {stances} t JOIN claim ON claim.id = t.claim_id GROUP BY quote_id
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
       archive_search_of_quote(
           q.text, l.language, q.original_text, q.original_language, coalesce(voice.words, ''),
           archive_beside(coalesce(outlet.words, ''), coalesce(claimed.words, ''))
       ) AS search
FROM {quotes} q
JOIN archive_article a ON a.id = q.article_id
CROSS JOIN LATERAL (SELECT coalesce(nullif(q.language, ''), a.language)) AS l(language)
LEFT JOIN voice ON voice.id = q.attribution_id AND voice.language = l.language
LEFT JOIN routed ON routed.attribution_id = q.attribution_id
LEFT JOIN stated ON stated.quote_id = q.id
LEFT JOIN claimed ON claimed.quote_id = q.id
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
SELECT s.id, above.top AS root_id, present.id IS NOT NULL AS published,
       archive_search_of_names(s.name, s.label_de, s.label_en) AS search
FROM archive_source s
LEFT JOIN above ON above.id = s.id AND above.principal_id IS NULL
LEFT JOIN present ON present.id = s.id
"""
ATTRIBUTIONS = """
SELECT t.id, a.status = 'published' AS published,
       archive_search_of_printed(t.descriptor, t.other_forms, a.language) AS search
FROM archive_attribution t JOIN archive_article a ON a.id = t.article_id
"""
ARTICLES = """
SELECT a.id, archive_search_of_article(a.headline, a.language, coalesce(o.words, '')) AS search
FROM archive_article a
LEFT JOIN (
    SELECT id, archive_search_of_names(name, label_de, label_en) AS words
    FROM archive_source WHERE id IN (SELECT outlet_id FROM archive_article)
) AS o ON o.id = a.outlet_id
"""
STANCES = """
SELECT t.id, a.status = 'published' AS published
FROM archive_stance t JOIN archive_quote q ON q.id = t.quote_id JOIN archive_article a ON a.id = q.article_id
"""
#: The same rule as archive_claim_status, for all claims at once.
CLAIMS = """
WITH directed AS (
    SELECT t.claim_id, t.value <> 'denies' AS supports, coalesce(g.root_id, -a.id) AS gatherer,
           CASE WHEN s.principal_id IS NULL THEN -s.id ELSE s.root_id END AS institution,
           t.value IN ('supports', 'qualifies', 'denies') AND t.certainty IN ('certain', 'probable')
               AND s.id IS NOT NULL AS counts
    FROM archive_stance t
    JOIN archive_quote q ON q.id = t.quote_id
    JOIN archive_article a ON a.id = q.article_id AND a.status = 'published'
    LEFT JOIN archive_source s ON s.id = q.source_id
    LEFT JOIN archive_source g ON g.id = q.gatherer_id
), counted AS (
    SELECT claim_id, count(*) FILTER (WHERE counts AND NOT supports) AS denied,
           count(DISTINCT gatherer) FILTER (WHERE counts AND supports) AS gatherers,
           count(DISTINCT institution) FILTER (WHERE counts AND supports) AS institutions
    FROM directed GROUP BY claim_id
)
SELECT c.id, n.claim_id IS NOT NULL AS published, archive_search_of_claim(c.text_de, c.text_en) AS search,
       CASE WHEN c.kind <> 'factual' THEN 'not_applicable'
            WHEN coalesce(n.gatherers, 0) = 0 AND coalesce(n.denied, 0) = 0 THEN 'unsourced'
            WHEN n.gatherers = 0 THEN 'denied_only'
            WHEN n.denied > 0 THEN 'contested'
            WHEN n.gatherers > 1 AND n.institutions > 1 THEN 'multi_strand'
            ELSE 'single_strand' END AS status
FROM archive_claim c LEFT JOIN counted n ON n.claim_id = c.id
"""


def quote_facts(quotes: str, attributions: str, stances: str) -> str:
    """The statement for QUOTE_FACTS over these tables."""
    return QUOTES.format(quotes=quotes, attributions=attributions, stances=stances)


#: Table → its derived columns and the statement that gives them by id.
DERIVED = {
    "source": (("root_id", "published", "search"), SOURCES),
    "article": (("search",), ARTICLES),
    "attribution": (("published", "search"), ATTRIBUTIONS),
    "quote": (QUOTE_FACTS, quote_facts("archive_quote", "archive_attribution", "archive_stance")),
    "stance": (("published",), STANCES),
    "claim": (("published", "status", "search"), CLAIMS),
}

"""Where each record stands among the others: dates, voices, claims, what is public, evidence status."""

QUOTE_FACTS = (
    *("published", "language", "issued_earliest", "issued_latest", "outlet_id", "source_id", "source_kind"),
    *("identification", "gatherer_id", "via_source_ids", "claim_ids", "stance_values"),
    *("context_before", "context_after"),
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
), voice AS MATERIALIZED (
    SELECT t.id, t.identification, t.source_id, s.kind AS source_kind, v.source_id AS relayed_by
    FROM {attributions} t
    JOIN archive_source s ON s.id = t.source_id
    LEFT JOIN {attributions} v ON v.id = t.via_id
)
SELECT q.id, a.status = 'published' AS published,
       coalesce(nullif(q.language, ''), a.language) AS language,
       a.issued_earliest, a.issued_latest, a.outlet_id,
       voice.source_id, coalesce(voice.source_kind, '') AS source_kind,
       coalesce(voice.identification, '') AS identification,
       coalesce(voice.relayed_by, CASE voice.source_kind WHEN 'outlet' THEN voice.source_id ELSE
           CASE WHEN voice.id IS NOT NULL THEN a.outlet_id END END) AS gatherer_id,
       coalesce(routed.via_source_ids, '{{}}') AS via_source_ids,
       coalesce(stated.claim_ids, '{{}}') AS claim_ids,
       coalesce(stated.stance_values, '{{}}') AS stance_values{contexts}
FROM {quotes} q
JOIN archive_article a ON a.id = q.article_id
LEFT JOIN voice ON voice.id = q.attribution_id
LEFT JOIN routed ON routed.attribution_id = q.attribution_id
LEFT JOIN stated ON stated.quote_id = q.id
"""

_CONTEXTS = """,
       archive_context_before(a.body, q.spans[1][1]) AS context_before,
       archive_context_after(a.body, q.spans[array_length(q.spans, 1)][2]) AS context_after"""

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
SELECT c.id, n.claim_id IS NOT NULL AS published,
       CASE WHEN c.kind <> 'factual' THEN 'not_applicable'
            WHEN coalesce(n.gatherers, 0) = 0 AND coalesce(n.denied, 0) = 0 THEN 'unsourced'
            WHEN n.gatherers = 0 THEN 'denied_only'
            WHEN n.denied > 0 THEN 'contested'
            WHEN n.gatherers > 1 AND n.institutions > 1 THEN 'multi_strand'
            ELSE 'single_strand' END AS status
FROM archive_claim c LEFT JOIN counted n ON n.claim_id = c.id
"""


def quote_facts(quotes: str, attributions: str, stances: str, contexts: bool = True) -> str:
    """The statement for QUOTE_FACTS over these tables, or for all of them but the `contexts`."""
    around = _CONTEXTS if contexts else ""
    return QUOTES.format(quotes=quotes, attributions=attributions, stances=stances, contexts=around)

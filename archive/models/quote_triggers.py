"""What the database does when a quote changes: check its words, compute its facts."""

import pgtrigger

from .record import UNWRITTEN, record_triggers, released_triggers

_TEXT_IS_PRINTED = """
    IF NEW.text <> archive_spans_text((SELECT body FROM archive_article WHERE id = NEW.article_id), NEW.spans)
    THEN
        RAISE EXCEPTION 'the text of quote % is not the body at its spans', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'quote_text_is_the_body_at_its_spans';
    END IF;
    RETURN NULL;
"""
_NO_PARENT_LOOP = """
    above := NEW.parent_id;
    WHILE above IS NOT NULL LOOP
        IF above = NEW.id THEN
            RAISE EXCEPTION 'quote % would stand inside itself', NEW.id
                USING ERRCODE = 'check_violation', CONSTRAINT = 'quote_parent_loop';
        END IF;
        above := (SELECT parent_id FROM archive_quote WHERE id = above);
    END LOOP;
    RETURN NEW;
"""
# The one place where a quote's facts are computed: every other trigger only touches the row.
_KEEP_FACTS = """
    SELECT a.status = 'published', a.issued_earliest, a.issued_latest, a.outlet_id, a.body,
           coalesce(nullif(NEW.language, ''), a.language)
    INTO NEW.published, NEW.issued_earliest, NEW.issued_latest, NEW.outlet_id, body, NEW.language
    FROM archive_article a WHERE a.id = NEW.article_id;

    NEW.source_id := NULL; NEW.source_kind := ''; NEW.identification := ''; NEW.gatherer_id := NULL;
    speaker := '';
    IF NEW.attribution_id IS NOT NULL THEN
        SELECT s.id, s.kind, t.identification,
               coalesce(via.source_id, CASE WHEN s.kind = 'outlet' THEN s.id ELSE NEW.outlet_id END),
               archive_beside(t.search, s.search)
        INTO NEW.source_id, NEW.source_kind, NEW.identification, NEW.gatherer_id, speaker
        FROM archive_attribution t
        JOIN archive_source s ON s.id = t.source_id
        LEFT JOIN archive_attribution via ON via.id = t.via_id
        WHERE t.id = NEW.attribution_id;
    END IF;
    WITH RECURSIVE route(id, via_id, source_id) AS (
        SELECT id, via_id, source_id FROM archive_attribution WHERE id = NEW.attribution_id
        UNION SELECT a.id, a.via_id, a.source_id FROM archive_attribution a JOIN route ON a.id = route.via_id
    )
    SELECT coalesce(array_agg(DISTINCT source_id ORDER BY source_id), '{}') INTO NEW.via_source_ids
    FROM route WHERE id <> NEW.attribution_id;
    SELECT coalesce(array_agg(DISTINCT claim_id ORDER BY claim_id), '{}'),
           coalesce(array_agg(DISTINCT value ORDER BY value), '{}')
    INTO NEW.claim_ids, NEW.stance_values FROM archive_stance WHERE quote_id = NEW.id;

    around := archive_beside(
        coalesce((SELECT search FROM archive_source WHERE id = NEW.outlet_id), ''),
        (SELECT archive_all_beside(search ORDER BY id) FROM archive_claim WHERE id = ANY (NEW.claim_ids)));

    NEW.context_before := archive_context_before(body, NEW.spans[1][1]);
    NEW.context_after := archive_context_after(body, NEW.spans[array_length(NEW.spans, 1)][2]);
    NEW.search := archive_search_of_quote(
        NEW.text, NEW.language, NEW.original_text, NEW.original_language, speaker, around,
        archive_compounds(NEW.text, NEW.language));
    RETURN NEW;
"""

_REFRESH_STANCES = """
    UPDATE archive_stance SET updated = updated WHERE quote_id = NEW.id AND published <> NEW.published;
    RETURN NULL;
"""
_REFRESH_CLAIMS = """
    UPDATE archive_claim SET updated = updated
    WHERE id = ANY (NEW.claim_ids) AND status <> archive_claim_status(id, kind);
    RETURN NULL;
"""


#: What the database derives or counts: no editorial change.
DERIVED = (
    *UNWRITTEN,
    "position",
    "periods",
    "published",
    "issued_earliest",
    "issued_latest",
    "outlet",
    "source",
    "source_kind",
    "identification",
    "gatherer",
    "via_source_ids",
    "claim_ids",
    "stance_values",
    "context_before",
    "context_after",
    "search",
)

TRIGGERS = [
    *released_triggers("{row}.article_id", DERIVED),
    *record_triggers(DERIVED),
    pgtrigger.Trigger(
        name="keep_facts",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        declare=[("body", "text"), ("speaker", "tsvector"), ("around", "tsvector")],
        func=_KEEP_FACTS,
    ),
    pgtrigger.Trigger(
        name="refresh_stances",
        when=pgtrigger.After,
        operation=pgtrigger.Update,
        condition=pgtrigger.AnyChange("published"),
        func=_REFRESH_STANCES,
    ),
    pgtrigger.Trigger(
        name="refresh_claims",
        when=pgtrigger.After,
        operation=pgtrigger.Update,
        condition=pgtrigger.AnyChange("source", "gatherer"),
        func=_REFRESH_CLAIMS,
    ),
    pgtrigger.Trigger(
        name="no_parent_loop",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("parent_id"),
        condition=pgtrigger.Q(new__parent__isnull=False),
        declare=[("above", "bigint")],
        func=_NO_PARENT_LOOP,
    ),
    pgtrigger.Trigger(
        name="text_is_printed",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("article_id", "text", "spans"),
        timing=pgtrigger.Immediate,
        func=_TEXT_IS_PRINTED,
    ),
]

"""What the database does when an article changes: refuse, refresh, ask for a release."""

import pgtrigger

from .record import UNWRITTEN, record_triggers

_OUTLET_IS_OUTLET = """
    IF NOT EXISTS (SELECT FROM archive_source WHERE id = NEW.outlet_id AND kind = 'outlet' FOR SHARE) THEN
        RAISE EXCEPTION 'source % is not an outlet', NEW.outlet_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'article_outlet_is_an_outlet';
    END IF;
    RETURN NEW;
"""
_PASSAGES_STAY_IN_BODY = """
    IF EXISTS (
        SELECT FROM archive_quote
        WHERE article_id = NEW.id AND text <> archive_spans_text(NEW.body, spans)
    ) OR EXISTS (
        SELECT FROM archive_attribution
        WHERE article_id = NEW.id AND descriptor_start IS NOT NULL
          AND descriptor <> archive_spans_text(NEW.body, ARRAY[ARRAY[descriptor_start, descriptor_end]])
    ) THEN
        RAISE EXCEPTION 'the new body of article % no longer holds its passages at their spans', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'quote_text_is_the_body_at_its_spans';
    END IF;
    RETURN NULL;
"""
_REFRESH_PASSAGES = """
    UPDATE archive_attribution SET updated = updated
    WHERE article_id = NEW.id
      AND (published <> (NEW.status = 'published') OR OLD.language <> NEW.language);
    UPDATE archive_quote SET updated = updated WHERE article_id = NEW.id;
    RETURN NULL;
"""
_REFRESH_OUTLETS = """
    UPDATE archive_source SET updated = updated
    WHERE id IN (OLD.outlet_id, NEW.outlet_id) AND published <> archive_source_is_public(id);
    RETURN NULL;
"""
_KEEP_SEARCH = """
    NEW.search := archive_search_of_article(
        NEW.headline, NEW.language,
        coalesce((SELECT search FROM archive_source WHERE id = NEW.outlet_id), ''),
        archive_compounds(NEW.headline, NEW.language));
    RETURN NEW;
"""
_BEGINS_AS_DRAFT = """
    RAISE EXCEPTION 'article % cannot begin as %', NEW.id, NEW.status
        USING ERRCODE = 'check_violation', CONSTRAINT = 'article_status_moves_on';
"""
_STATUS_MOVES_ON = """
    IF (OLD.status, NEW.status) NOT IN (
        ('draft', 'in_review'), ('in_review', 'draft'), ('in_review', 'published'), ('published', 'withdrawn')
    ) THEN
        RAISE EXCEPTION 'article % cannot go from % to %', NEW.id, OLD.status, NEW.status
            USING ERRCODE = 'check_violation', CONSTRAINT = 'article_status_moves_on';
    END IF;
    RETURN NEW;
"""
_WITHDRAWN_AS_IT_WAS = """
    IF OLD.status = 'published' AND NEW.status = 'withdrawn' THEN
        RAISE EXCEPTION 'article % cannot change while it is withdrawn', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'article_changes_by_release';
    END IF;
    RETURN NEW;
"""
_PUBLICATION_STANDS = """
    IF OLD.status IN ('published', 'withdrawn') THEN
        RAISE EXCEPTION 'who published article %, when and by which id no longer changes', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'article_publication_stands';
    END IF;
    RETURN NEW;
"""
_STAYS_WITHDRAWN = """
    IF OLD.status = 'withdrawn' THEN
        RAISE EXCEPTION 'article % is withdrawn: it no longer changes', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'article_is_withdrawn';
    END IF;
    RETURN NEW;
"""
_RELEASED = """
    IF NEW.status = 'published' THEN
        PERFORM public.archive_check_release(NEW.id);
    END IF;
    RETURN NULL;
"""
#: What the database derives or counts: no editorial change.
DERIVED = (*UNWRITTEN, "issued_earliest", "issued_latest", "body_sha256", "is_public", "search")
#: What a release records of an article: changed only together with one.
RELEASED_FIELDS = (
    "outlet",
    "headline",
    "byline",
    "url",
    "archived_url",
    "language",
    "issued",
    "body",
    "public_text",
    "status",
)

TRIGGERS = [
    *record_triggers(DERIVED),
    pgtrigger.Trigger(
        name="begins_as_draft",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        condition=~pgtrigger.Q(new__status="draft"),
        func=_BEGINS_AS_DRAFT,
    ),
    pgtrigger.Trigger(
        name="status_moves_on",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.AnyChange("status"),
        func=_STATUS_MOVES_ON,
    ),
    pgtrigger.Trigger(
        name="withdrawn_as_it_was",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.AnyChange(*(field for field in RELEASED_FIELDS if field != "status")),
        func=_WITHDRAWN_AS_IT_WAS,
    ),
    pgtrigger.Trigger(
        name="publication_stands",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.AnyChange("annotator", "reviewer", "published_at", "public_id"),
        func=_PUBLICATION_STANDS,
    ),
    pgtrigger.Trigger(
        name="stays_withdrawn",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.AnyChange(*RELEASED_FIELDS, "withdrawal_reason", "withdrawn_at"),
        func=_STAYS_WITHDRAWN,
    ),
    pgtrigger.Trigger(
        name="released_at_once",
        when=pgtrigger.After,
        operation=pgtrigger.Insert,
        timing=pgtrigger.Deferred,
        func=_RELEASED,
    ),
    pgtrigger.Trigger(
        name="released_with_changes",
        when=pgtrigger.After,
        operation=pgtrigger.Update,
        condition=pgtrigger.AnyChange(*RELEASED_FIELDS),
        timing=pgtrigger.Deferred,
        func=_RELEASED,
    ),
    pgtrigger.Trigger(
        name="outlet_is_outlet",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("outlet_id"),
        condition=pgtrigger.Q(new__outlet__isnull=False),
        func=_OUTLET_IS_OUTLET,
    ),
    pgtrigger.Trigger(
        name="keep_search",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        func=_KEEP_SEARCH,
    ),
    # Deferrable, so that a corrected body and its re-anchored passages can change together.
    pgtrigger.Trigger(
        name="passages_stay_in_body",
        when=pgtrigger.After,
        operation=pgtrigger.UpdateOf("body"),
        condition=pgtrigger.AnyChange("body"),
        timing=pgtrigger.Immediate,
        func=_PASSAGES_STAY_IN_BODY,
    ),
    pgtrigger.Trigger(
        name="refresh_passages",
        when=pgtrigger.After,
        operation=pgtrigger.UpdateOf("status", "outlet_id", "issued", "language", "headline", "body"),
        condition=pgtrigger.AnyChange("status", "outlet", "issued", "language", "headline", "body"),
        func=_REFRESH_PASSAGES,
    ),
    pgtrigger.Trigger(
        name="refresh_outlets",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Delete | pgtrigger.UpdateOf("status", "outlet_id"),
        func=_REFRESH_OUTLETS,
    ),
]

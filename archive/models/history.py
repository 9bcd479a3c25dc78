"""History: every insert, change and deletion of an editorial record, written by the database itself.

Row triggers (django-pghistory) fill one append-only event table per model, bulk and raw-SQL writes included;
who did it comes from the request (see settings: HistoryMiddleware) and stands in one table for all. Derived
columns are left out, so that a refreshed fact is no event. The events of notes are as closed as the notes.
"""

import pghistory
import pgtrigger
from django.db import models
from pghistory.models import Context

from . import article_triggers, attribution, claim, quote_triggers, source
from .article import Article
from .note import InternalNote
from .quote import Quote
from .record import UNWRITTEN, never_emptied

#: A request that changes something may add to what is known of it, as long as it runs.
_ONLY_BY_ITS_REQUEST = """
    IF TG_OP = 'DELETE' OR OLD.id::text IS DISTINCT FROM current_setting('pghistory.context_id', true) THEN
        RAISE EXCEPTION 'Cannot % who made a change', lower(TG_OP);
    END IF;
    RETURN NEW;
"""


def _track(model: type[models.Model], derived: tuple[str, ...]) -> type[models.Model]:
    """The event model; its table is `archive_<model>event`."""
    fields = [field.name for field in model._meta.fields if field.name not in derived]
    changed = pghistory.UpdateEvent("changed", row=pghistory.New, condition=pghistory.AnyChange(*fields[1:]))
    return pghistory.create_event_model(
        model,
        pghistory.InsertEvent("added"),
        changed,
        pghistory.DeleteEvent("deleted"),
        fields=fields,
        append_only=True,
        meta={"triggers": [never_emptied()]},
        abstract=False,
        model_name=f"{model.__name__}Event",
        obj_field=pghistory.ObjForeignKey(related_name="events", related_query_name="events"),
    )


class WhoChanged(Context):
    """Who made the changes, from which page: django-pghistory's table, closed like the events it explains."""

    class Meta:
        proxy = True
        default_permissions = ()
        triggers = [
            pgtrigger.Trigger(
                name="only_by_its_request",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func=_ONLY_BY_ITS_REQUEST,
            ),
            never_emptied(),
        ]


ArticleEvent = _track(Article, article_triggers.DERIVED)
AttributionEvent = _track(attribution.Attribution, attribution.DERIVED)
ClaimEvent = _track(claim.Claim, claim.DERIVED)
InternalNoteEvent = _track(InternalNote, UNWRITTEN)
QuoteEvent = _track(Quote, quote_triggers.DERIVED)
SourceEvent = _track(source.Source, source.DERIVED)
StanceEvent = _track(claim.Stance, claim.STANCE_DERIVED)

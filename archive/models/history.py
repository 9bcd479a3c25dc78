"""History: every insert, change and deletion of an editorial record, written by the database itself.

Row triggers (django-pghistory) fill one append-only event table per model, bulk and raw-SQL writes included;
who did it comes from the request (see settings: HistoryMiddleware). Derived columns are left out, so that a
refreshed fact is no event. The events of notes are as closed as the notes.
"""

import pghistory
from django.db import models

from .article import Article
from .attribution import Attribution
from .claim import Claim, Stance
from .note import InternalNote
from .quote import Quote
from .source import Source

#: Columns the database derives: they have no history of their own.
DERIVED = {
    Source: ("root", "published"),
    Article: ("issued_earliest", "issued_latest", "body_sha256"),
    Attribution: ("published",),
    Quote: (
        "position",
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
    ),
    Claim: ("published",),
    Stance: ("published",),
    InternalNote: (),
}


def _tracked(model: type[models.Model]) -> list[str]:
    unwritten = (*DERIVED[model], "created", "updated")
    return [field.name for field in model._meta.fields if field.name not in unwritten]


def _track(model: type[models.Model]) -> type[models.Model]:
    """The event model; its table is `archive_<model>event`."""
    fields = _tracked(model)
    changed = pghistory.UpdateEvent("changed", row=pghistory.New, condition=pghistory.AnyChange(*fields[1:]))
    return pghistory.create_event_model(
        model,
        pghistory.InsertEvent("added"),
        changed,
        pghistory.DeleteEvent("deleted"),
        fields=fields,
        append_only=True,
        abstract=False,
        model_name=f"{model.__name__}Event",
        obj_field=pghistory.ObjForeignKey(related_name="events", related_query_name="events"),
    )


ArticleEvent = _track(Article)
AttributionEvent = _track(Attribution)
ClaimEvent = _track(Claim)
InternalNoteEvent = _track(InternalNote)
QuoteEvent = _track(Quote)
SourceEvent = _track(Source)
StanceEvent = _track(Stance)

"""One public record by its id: found, withdrawn, or unknown."""

from django.db.models import Model, QuerySet
from django.http import Http404

from archive.models import Gone


class Withdrawn(Exception):
    """The record was public; `gone` holds what may still be said about it."""

    def __init__(self, gone: Gone) -> None:
        super().__init__(gone.public_id)
        self.gone = gone


def found_or_gone(published: QuerySet, public_id: str) -> Model:
    """The record; raises Withdrawn (a 410 page with the reason) or Http404. One query more if not found."""
    if record := published.filter(public_id=public_id).first():
        return record
    if gone := Gone.objects.filter(public_id=public_id).first():
        raise Withdrawn(gone)
    raise Http404(public_id)

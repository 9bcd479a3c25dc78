"""Loading an annotated article: one JSON file, or the same as a dict, all of it or nothing."""

import json
from pathlib import Path

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from ..models import Article
from ..releasing import publish_loaded
from ..vocabularies import ReviewStatus
from .annotation_body import body_in_files, body_of
from .annotation_format import problems
from .annotation_records import Annotating
from .outcome import Outcome, Refused
from .storing import one_at_a_time


def load_annotation(
    data: dict,
    body: str | None = None,
    *,
    annotator: AbstractBaseUser | None = None,
    reviewer: AbstractBaseUser | None = None,
    publish: bool = False,
) -> tuple[Article, Outcome]:
    """Store an article with its sources, attributions, passages, claims and stances.

    What the archive holds already is reused (sources, claims) or brought up to date (the same article's
    records); records of the article that the annotation does not name stay. A published or withdrawn article
    is not changed. Raises Refused with every reason and place; then nothing was stored.
    """
    if found := problems(data):
        raise Refused(*found)
    if publish and (annotator is None or reviewer is None or annotator == reviewer):
        raise Refused(_("Publishing needs an annotator and a reviewer who is somebody else."))
    people = {"annotator": annotator, "reviewer": reviewer}
    with transaction.atomic():
        one_at_a_time("annotations")
        annotating = Annotating(data, body_of(data["article"], body))
        annotating.everything({name: person for name, person in people.items() if person})
        withdrawn = annotating.article.status == ReviewStatus.WITHDRAWN
        if withdrawn and (publish or annotating.changes):
            raise Refused("article: " + _("This article is withdrawn: it no longer changes."))
        if publish and not annotating.article.published:
            publish_loaded(annotating.article, reviewer)
            annotating.changes += 1
    return annotating.article, annotating.outcome()


def read_annotation(file: Path, text: Path | None = None) -> tuple[dict, str | None]:
    """The annotation in a file and its article's text, if that is in a file too. Raises Refused."""
    data = _json(file)
    article = data.get("article") if isinstance(data, dict) else None
    if not isinstance(article, dict) or (article.get("body") and text is None):
        return data, None
    return data, body_in_files(str(article.get("body_sha256") or ""), text, file)


def _json(file: Path) -> object:
    try:
        return json.loads(file.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise Refused(f"{file}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        message = _("byte %(place)s is not UTF-8. Save the file as UTF-8.") % {"place": error.start}
        raise Refused(f"{file}: {message}") from error
    except json.JSONDecodeError as error:
        message = _("not JSON: line %(line)s, column %(column)s: %(reason)s.")
        values = {"line": error.lineno, "column": error.colno, "reason": error.msg}
        raise Refused(f"{file}: {message % values}") from error
    except RecursionError as error:
        raise Refused(f"{file}: " + _("not JSON of an annotation: nested too deeply.")) from error

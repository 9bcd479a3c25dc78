"""Where the text of an annotated article is found."""

import hashlib
from pathlib import Path

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..models import Article
from .outcome import Refused
from .readers import Refusal, read


def sha256(body: str) -> str:
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()


def body_of(article: dict, given: str | None) -> str:
    """The text: the annotation's own, the one given, or one in the archive by checksum. Raises Refused."""
    expected = article.get("body_sha256") or ""
    body = article.get("body") or given or _stored(expected)
    if not body:
        message = _("the text is missing: give it as “body” or with --text, or import the article first.")
        raise Refused(f"article: {message}")
    if expected and sha256(body) != expected:
        raise Refused("article, body_sha256: " + _("this is not the checksum of the text given."))
    if article.get("body_length") not in (None, len(body)):
        message = _("the text has %(length)s characters.") % {"length": len(body)}
        raise Refused(f"article, body_length: {message}")
    return body


def _stored(checksum: str) -> str:
    found = checksum and Article.objects.filter(body_sha256=checksum).values_list("body", flat=True).first()
    return found or ""


def body_in_files(checksum: str, text: Path | None, annotation: Path) -> str | None:
    """The text in the file named, or in one beside the annotation with that checksum; None without one.

    Raises Refused for a file that was named and cannot be read.
    """
    if text is not None:
        found = next(read(text, origin=str(text)))
        if isinstance(found, Refusal):
            raise Refused(f"{found.origin}: {found.in_words(_, get_language() or 'en')}")
        return found.body
    beside = sorted(annotation.parent.glob("*.txt"), key=lambda file: _stem(file) != _stem(annotation))
    return next((body for body in map(_body, beside) if body and sha256(body) == checksum), None)


def _stem(file: Path) -> str:
    return file.name.partition(".")[0]


def _body(file: Path) -> str:
    found = next(read(file))
    return "" if isinstance(found, Refusal) else found.body

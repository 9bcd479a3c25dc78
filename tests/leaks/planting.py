"""An archive with a canary word at the start, in the middle and at the end of everything that is internal."""

import re
from itertools import count

from django.contrib.auth.models import User
from django.db import transaction

from archive.models import Article, InternalNote, Source
from archive.release_record import record_of
from archive.releasing import canonical
from tests.factories import (
    make_article,
    make_attribution,
    make_claim,
    make_outlet,
    make_quote,
    make_release,
    make_source,
    make_stance,
    publish,
    withdraw,
)

CANARY = re.compile("kanarie", re.IGNORECASE)
_numbers = count(1)


def canary(words: str = "Wort {0} und {0} Wort") -> str:
    """Words with a canary of their own at the start, in the middle and at the end."""
    return (
        f"kanarie{next(_numbers):04} "
        + words.format(f"kanarie{next(_numbers):04}")
        + f" kanarie{next(_numbers):04}"
    )


def plant() -> dict[str, list]:
    """Committed rows: "shown" are the public records and "hidden" those with canaries in every field."""
    people = [
        User.objects.create(
            username=f"kanarie-{who}", first_name=canary(), last_name=canary(), email="kanarie@example.org"
        )
        for who in ("annotator", "reviewer")
    ]
    with transaction.atomic():
        shown = _published(people)
    with transaction.atomic():
        article = shown[0]
        article.byline = "Von Berta Beispiel"
        article.save()
        record = canonical(record_of(article))
        make_release(article=article, record=record, correction_note="Byline added.", released_by=people[1])
    hidden = []
    for status in ("draft", "in_review", "withdrawn"):
        with transaction.atomic():
            hidden += _hidden(people, status, shown)
    _notes(people[0], shown + hidden)
    return {"shown": shown, "hidden": hidden}


def _published(people: list[User]) -> list:
    outlet = make_outlet("Abendblatt", principal=make_source(kind="organisation", name="Verlag"))
    far = "Dieser Absatz gehört zu keiner Textstelle. "
    parts = [canary(), f"{far}\n\n„Wir bleiben am Tisch“, sagte Anna Weber.\n\n{far}{canary()}."]
    body = "\n\n".join([*parts, "„Wir gehen.“", f"{far}{canary()}"])
    records = []
    for text in ("excerpts", "full"):
        printed = body if text == "excerpts" else body.replace("kanarie", "wort")
        article = make_article(
            body=printed, headline="" if text == "excerpts" else "Titel", outlet=outlet, public_text=text
        )
        paper = make_attribution(
            article=article, source=outlet, descriptor="sagte", identification="institution"
        )
        voice = make_attribution(article=article, descriptor="Anna Weber", via=paper)
        quotes = [
            make_quote(attribution=voice, text=words) for words in ("Wir bleiben am Tisch", "Wir gehen.")
        ]
        claim = make_claim()
        make_stance(quote=quotes[0], claim=claim)
        publish(article, record=canonical(record_of(article)), annotator=people[0], reviewer=people[1])
        article.refresh_from_db()
        records += [article, voice.source, *quotes, claim]
    return records


def _hidden(people: list[User], status: str, shown: list) -> list:
    """Its own source and claim, and passages of a public source on a public claim."""
    words, other = canary(), canary()
    address = f"https://kanarie.example/{next(_numbers)}"
    article = make_article(
        body=f"{words}, sagte {other}. {canary()}", headline=canary(), byline=canary(), url=address,
        archived_url=f"{address}/copy", annotator=people[0], reviewer=people[1], outlet=make_outlet(canary()),
    )  # fmt: skip
    source = make_source(name=canary(), label_de=canary(), label_en=canary(), note=canary(), homepage=address)
    voice = make_attribution(
        article=article,
        source=source,
        descriptor=other,
        via_cue=canary(),
        other_forms=[canary()],
        note=canary(),
    )
    known = make_attribution(
        article=article, source=next(r for r in shown if isinstance(r, Source)), descriptor="sagte"
    )
    quote = make_quote(
        attribution=voice, text=words, cue=canary(), note=canary(),
        original_text=canary(), original_from=canary(), original_language="en",
    )  # fmt: skip
    also = make_quote(attribution=known, text=other, note=canary())
    claim = make_claim(text_de=canary(), text_en=canary(), note=canary())
    make_stance(quote=quote, claim=claim, note=canary())
    make_stance(quote=also, claim=shown[-1], note=canary(), value="denies")
    if status == "withdrawn":
        publish(article, record=canonical(record_of(article)))
        withdraw(article)
    elif status == "in_review":
        Article.objects.filter(pk=article.pk).update(status=status)
    return [article, source, quote, also, claim]


def _notes(author: User, records: list) -> None:
    """A note on each record, changed once: the first wording stays in the history."""
    for record in records:
        subject = {record._meta.model_name: record}
        note = InternalNote.objects.create(text=canary(), author=author, **subject)
        note.text = canary()
        note.save()

"""What a browser sends from the desk's forms."""

from django.urls import reverse

NO_STANCES = {
    "stances-TOTAL_FORMS": "0",
    "stances-INITIAL_FORMS": "0",
    "stances-MIN_NUM_FORMS": "0",
    "stances-MAX_NUM_FORMS": "1000",
}
VOICE = {
    "voice-channel": "not_stated",
    "voice-basis": "not_stated",
    "voice-terms": "not_stated",
    "voice-anonymity_reason": "not_applicable",
}


def passage(words: str, **given) -> dict:
    """A passage's form as it is sent: nothing chosen but what is given (`__` stands for `-`)."""
    sent = NO_STANCES | VOICE
    sent |= {"words": words, "kind": "own_account", "confidence": "explicit", "translation": "unknown"}
    return sent | {name.replace("__", "-"): value for name, value in given.items()}


def seen(record) -> dict:
    """The version of the record as it stands, as a form carries it."""
    record.refresh_from_db(fields=["version"])
    return {"version": str(record.version)}


def stance(number: int = 0, **given) -> dict:
    """One stance's fields, for `passage(…) | stance(…)`."""
    rows = {"stances-TOTAL_FORMS": str(number + 1)}
    usual = {"value": "supports", "certainty": "", "claim_kind": "factual"}
    return rows | {f"stances-{number}-{name}": value for name, value in (usual | given).items()}


def add_url(article) -> str:
    return reverse("admin:archive_article_passage_add", args=[article.pk])


def passage_url(quote) -> str:
    return reverse("admin:archive_article_passage", args=[quote.article_id, quote.pk])


def voice_add_url(article) -> str:
    return reverse("admin:archive_article_voice_add", args=[article.pk])


def article_url(article) -> str:
    return reverse("admin:archive_article_change", args=[article.pk])


def shown_errors(response) -> dict[str, str]:
    """Every error that the page tells, by field name, of all its forms."""
    assert response.status_code == 200, response
    context, errors = response.context, {}
    forms = []
    if entry := context.get("entry"):
        forms = [entry.passage, *entry.stances.forms, *([entry.voice] if entry.new_voice else [])]
    if context.get("voice_form"):
        forms.append(context["voice_form"])
    if context.get("adminform"):
        forms.append(context["adminform"].form)
    for form in forms:
        if form.is_bound:
            errors |= {name: " ".join(told) for name, told in form.errors.items()}
    for told in errors.values():
        from django.utils.html import escape

        assert escape(told) in response.content.decode() or told in response.content.decode()
    return errors

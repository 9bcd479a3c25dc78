"""Wording claims, and what passages do to them."""

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q

from archive.annotating.opening import locked_as_seen, opened, store
from archive.models import Claim, Quote, Stance
from archive.vocabularies import DIRECTED_STANCES, Certainty


def add_claim(*, text_de: str = "", text_en: str = "", **fields) -> Claim:
    """The claim in these words: the one already recorded in exactly these, or a new one."""
    known = Claim.objects.filter(_worded("text_de", text_de) | _worded("text_en", text_en)).first()
    if known:
        return known
    claim = Claim(text_de=text_de.strip(), text_en=text_en.strip(), **fields)
    store(claim)
    return claim


def _worded(field: str, words: str) -> Q:
    return Q(**{f"{field}__iexact": words.strip()}) & ~Q(**{field: ""})


def default_certainty(value: str) -> Certainty:
    """A stance with a direction is certain unless hedged; the others have no certainty."""
    return Certainty.CERTAIN if value in DIRECTED_STANCES else Certainty.NOT_APPLICABLE


def take_stance(
    quote: Quote, claim: Claim, value: str, *, by: AbstractBaseUser, certainty: str = "", note: str = ""
) -> Stance:
    """Records what the passage does to the claim; without `certainty` the one that fits the value."""
    certainty = certainty or default_certainty(value)
    stance = Stance(quote=quote, claim=claim, value=value, certainty=certainty, note=note)
    return change_stance(stance, by=by)


def change_stance(stance: Stance, *, by: AbstractBaseUser, seen: int | None = None, **fields) -> Stance:
    """Changes what is given; raises Conflict where `seen` is not its version."""
    with opened(stance.quote.article, by):
        if stance.pk:
            stance = locked_as_seen(stance, seen)
        for name, value in fields.items():
            setattr(stance, name, value)
        store(stance)
    return stance


def withdraw_stance(stance: Stance, *, by: AbstractBaseUser) -> None:
    with opened(stance.quote.article, by):
        stance.delete()

"""What the database refuses, in words: which field an editor has to change, and why.

One table for both ways a refusal is found: by a constraint's own `validate` before anything is sent, and by
the name PostgreSQL reports afterwards (triggers, races, rules that only the database knows).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.apps import apps
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

#: Constraint → the field it is told beside; its sentence is the constraint's own, beside its model.
FIELDS = {
    "article_is_stored_once": "body",
    "article_has_text": "body",
    "article_text_has_no_bidi_controls": "body",
    "article_language_is_bcp_47": "language",
    "article_issued_is_edtf": "issued",
    "article_issued_in_order": "issued",
    "article_published_by_four_eyes": "reviewer",
    "article_is_withdrawn_for_a_reason": "withdrawal_reason",
    "anonymous_source_has_no_name": "anonymous",
    "anonymous_source_names_its_report": "origin_report",
    "source_has_name_or_label": "name",
    "source_country_is_iso_3166": "country",
    "source_wikidata_is_a_qid": "wikidata",
    "source_gnd_is_well_formed": "gnd",
    "attribution_once_per_route": "source",
    "attribution_has_descriptor": "descriptor",
    "attribution_descriptor_span_is_whole": "descriptor",
    "attribution_printed_reason_has_code": "anonymity_reason",
    "quote_is_recorded_once": "text",
    "quote_has_attribution_unless_own_account": "attribution",
    "quote_ambiguity_is_explained": "note",
    "quote_original_names_its_language": "original_language",
    "quote_languages_are_bcp_47": "language",
    "quote_original_is_in_another_language": "original_language",
    "claim_has_text": "text_de",
    "stance_once_per_quote_and_claim": "claim",
    "stance_with_direction_has_certainty": "certainty",
    "note_has_text": "text",
}

#: What triggers and composite keys refuse: field and sentence.
SENTENCES = {
    "article_outlet_is_an_outlet": ("outlet", gettext_lazy("This source is not an outlet.")),
    "quote_text_is_the_body_at_its_spans": (
        "text",
        gettext_lazy("These words are not the text's at this place (any more). Choose the place again."),
    ),
    "quote_parent_loop": ("parent", gettext_lazy("A passage cannot stand inside itself.")),
    "quote_parent_in_same_article": ("parent", gettext_lazy("That passage is in another article.")),
    "quote_attribution_in_same_article": (
        "attribution",
        gettext_lazy("That voice speaks in another article. Choose one of this article's."),
    ),
    "attribution_identification_fits_source": (
        "identification",
        gettext_lazy(
            "Anonymous sources are “anonymous” or go by a pseudonym; all others are named, unnamed officials "
            "or institutions. This identification does not fit the source."
        ),
    ),
    "attribution_reason_fits_source": (
        "anonymity_reason",
        gettext_lazy(
            "An anonymous source needs a reason for its anonymity (perhaps “none printed”), "
            "any other “not applicable”."
        ),
    ),
    "attribution_descriptor_is_the_body_at_its_span": (
        "descriptor",
        gettext_lazy("The descriptor is not the text's at this place (any more). Choose the place again."),
    ),
    "attribution_via_loop": ("via", gettext_lazy("This route would lead back to itself.")),
    "attribution_via_in_same_article": (
        "via",
        gettext_lazy("That station is in another article. Choose one of this article's."),
    ),
    "source_principal_loop": (
        "principal",
        gettext_lazy("The source would, in the end, speak for itself: choose another principal."),
    ),
    "source_anonymity_is_attributed": (
        "anonymous",
        gettext_lazy("Articles already identify this source as it is: its anonymity cannot change any more."),
    ),
    "source_is_an_outlet": (
        "kind",
        gettext_lazy("Articles appeared in this source: it must stay an outlet."),
    ),
}

#: What closes an article, whatever the field: told above the form.
SENTENCES |= {
    "article_status_moves_on": (
        NON_FIELD_ERRORS,
        gettext_lazy(
            "An article goes from draft to review, from there to the public or back, "
            "and from the public only to withdrawal, for good."
        ),
    ),
    "article_publication_stands": (
        NON_FIELD_ERRORS,
        gettext_lazy("Who annotated and published this article, and when, no longer changes."),
    ),
    "release_is_of_a_published_article": (
        NON_FIELD_ERRORS,
        gettext_lazy("This article is not published: there is nothing to release."),
    ),
    "article_is_withdrawn": (
        NON_FIELD_ERRORS,
        gettext_lazy("This article is withdrawn: it no longer changes."),
    ),
    "article_changes_by_release": (
        NON_FIELD_ERRORS,
        gettext_lazy("This article is published: it changes only by a correction with a public note."),
    ),
}

UNIQUE, FOREIGN_KEY, NOT_NULL = "23505", "23503", "23502"

#: Whether a block runs whose deferred checks wait for its end.
_put_off: ContextVar[bool] = ContextVar("put_off", default=False)


def explain(error: IntegrityError) -> ValidationError:
    """The database's refusal as an error beside a field, or a general one where no field is to blame."""
    diagnosis = getattr(error.__cause__, "diag", None)
    name = getattr(diagnosis, "constraint_name", None) or ""
    if name in SENTENCES:
        field, sentence = SENTENCES[name]
        return ValidationError({field: ValidationError(sentence, code=name)})
    for model in apps.get_app_config("archive").get_models():
        for constraint in model._meta.constraints:
            if constraint.name == name:
                return _told(constraint)
    return ValidationError(_unnamed(diagnosis), code=name or "refused")


def _told(constraint: models.BaseConstraint) -> ValidationError:
    error = ValidationError(constraint.get_violation_error_message(), code=constraint.name)
    return ValidationError({FIELDS.get(constraint.name, NON_FIELD_ERRORS): error})


def _unnamed(diagnosis) -> str:
    state = getattr(diagnosis, "sqlstate", "")
    if state == FOREIGN_KEY:
        return _("Something this refers to has just been deleted, or something still refers to it.")
    if state == UNIQUE:
        return _("Exactly this is already recorded.")
    if state == NOT_NULL:
        return _("“%(field)s” must not be empty.") % {"field": diagnosis.column_name}
    return _("The database refused this: %(reason)s") % {
        "reason": getattr(diagnosis, "message_primary", None) or _("no reason was given")
    }


def check_constraints(instance: models.Model, exclude: set[str] | None = None) -> None:
    """Raises a ValidationError with every broken constraint beside its field."""
    errors: dict[str, list] = {}
    for constraint in instance._meta.constraints:
        try:
            constraint.validate(type(instance), instance, exclude=exclude)
        except ValidationError as error:
            field = FIELDS.get(constraint.name, NON_FIELD_ERRORS)
            errors.setdefault(field, []).extend(error.error_list)
    if errors:
        raise ValidationError(errors)


@contextmanager
def in_words() -> Iterator[None]:
    """Runs its block in a savepoint, deferred constraints included; raises ValidationError for a refusal."""
    try:
        with transaction.atomic():
            yield
            check_deferred()
    except IntegrityError as error:
        raise explain(error) from error


@contextmanager
def at_the_end() -> Iterator[None]:
    """Puts off every deferred check to the end of its block: inside, what belongs together is incomplete."""
    token = _put_off.set(True)
    try:
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        yield
    finally:
        _put_off.reset(token)
    with in_words():
        """Only the check."""


def check_deferred() -> None:
    """Has the database check now what it would check at the end of the transaction."""
    if _put_off.get():
        return
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")

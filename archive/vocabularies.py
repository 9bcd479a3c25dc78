"""The controlled vocabularies: every code list of the archive, each code with its label and definition.

The codes are here; their wording in German and English is `data/vocabularies.json`, which the codebook page
(`/method/`) prints. `QuoteKind.DIRECT.label` is text in the active language; `.label.de`, `.label.en`,
`.label.definition_de` and `.label.definition_en` name one language.
"""

import enum
import json
import re
from functools import cache
from pathlib import Path

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import get_language

_WORDING = json.loads((Path(__file__).parent / "data" / "vocabularies.json").read_text(encoding="utf-8"))


class Term(Promise):
    """Label and definition in both languages; as text, the label in the active one."""

    def __init__(self, de: str, en: str, definition_de: str = "", definition_en: str = ""):
        self.de, self.en = de, en
        self.definition_de, self.definition_en = definition_de, definition_en

    @property
    def definition(self) -> str:
        return self.definition_de if _german() else self.definition_en

    def __str__(self) -> str:
        return self.in_language(get_language() or "")

    def in_language(self, language: str) -> str:
        return self.de if language.startswith("de") else self.en


def _german() -> bool:
    return (get_language() or "").startswith("de")


@cache
def section_of(vocabulary: type) -> str:
    """`QuoteKind` → "quote_kind", its name in the wording and in the codebook's anchors."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", vocabulary.__name__).lower()


@cache
def _term(vocabulary: type, value: str) -> Term:
    return Term(**_WORDING[section_of(vocabulary)]["values"][value])


class Vocabulary(TextChoices):
    """A code list whose labels are `Term`s."""

    @enum.property
    def label(self) -> Term:
        return _term(type(self), self.value)

    @classmethod
    def heading(cls) -> Term:
        """The name of the whole list."""
        section = _WORDING[section_of(cls)]
        return Term(section["de"], section["en"])


class SourceKind(Vocabulary):
    """What a source is. Test top to bottom; the first match wins."""

    OUTLET = "outlet"
    DOCUMENT = "document"
    ORGANISATION = "organisation"
    GROUP = "group"
    PERSON = "person"


class Identification(Vocabulary):
    """How far the voice can be recognised, as printed in this article."""

    NAMED = "named"
    PSEUDONYM = "pseudonym"
    OFFICIAL_UNNAMED = "official_unnamed"
    INSTITUTION = "institution"
    ANONYMOUS_DESCRIBED = "anonymous_described"
    ANONYMOUS_BARE = "anonymous_bare"


class Basis(Vocabulary):
    """How the voice knows, as printed or evident; the first match wins."""

    PARTICIPANT = "participant"
    EYEWITNESS = "eyewitness"
    DOCUMENT = "document"
    OFFICIAL = "official"
    BRIEFED = "briefed"
    EXPERTISE = "expertise"
    HEARSAY = "hearsay"
    NOT_STATED = "not_stated"


class Terms(Vocabulary):
    """Under which terms the words may be used."""

    ON_RECORD = "on_record"
    BACKGROUND = "background"
    DEEP_BACKGROUND = "deep_background"
    NOT_STATED = "not_stated"


class AnonymityReason(Vocabulary):
    """Why a name is withheld; stands beside the verbatim `reason_printed`."""

    NOT_APPLICABLE = "not_applicable"
    NONE_PRINTED = "none_printed"
    NOT_AUTHORISED = "not_authorised"
    SECRECY_DUTY = "secrecy_duty"
    REPRISAL = "reprisal"
    SAFETY = "safety"
    PRIVACY = "privacy"
    SENSITIVITY = "sensitivity"
    CUSTOM = "custom"
    OTHER = "other"


class Channel(Vocabulary):
    """How the gathering outlet got the words."""

    TOLD_JOURNALIST = "told_journalist"
    STATEMENT = "statement"
    PUBLIC_SPEECH = "public_speech"
    PROCEEDING = "proceeding"
    SOCIAL_MEDIA = "social_media"
    PUBLICATION = "publication"
    CLOSED = "closed"
    OBSERVATION = "observation"
    NOT_STATED = "not_stated"


class QuoteKind(Vocabulary):
    """How a passage renders speech; the first match wins."""

    DIRECT = "direct"
    PARTIAL = "partial"
    INDIRECT = "indirect"
    EVIDENTIAL = "evidential"
    SPEECH_ACT = "speech_act"
    OWN_ACCOUNT = "own_account"


class Confidence(Vocabulary):
    """How surely the passage belongs to its voice."""

    EXPLICIT = "explicit"
    INFERRED = "inferred"
    AMBIGUOUS = "ambiguous"


class Translation(Vocabulary):
    """Whether the printed words are those of the utterance."""

    ORIGINAL = "original"
    TRANSLATED_MARKED = "translated_marked"
    TRANSLATED_UNMARKED = "translated_unmarked"
    BACK_TRANSLATED = "back_translated"
    UNKNOWN = "unknown"


class StanceValue(Vocabulary):
    """What a passage does to a claim: the direction test."""

    SUPPORTS = "supports"
    QUALIFIES = "qualifies"
    DENIES = "denies"
    QUESTIONS = "questions"
    MENTIONS = "mentions"
    NO_COMMENT = "no_comment"


class Certainty(Vocabulary):
    """How firmly the voice commits itself (FactBank: CT, PR, PS)."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    NOT_APPLICABLE = "not_applicable"


class ClaimKind(Vocabulary):
    """What sort of proposition a claim is; only factual ones get an evidence status."""

    FACTUAL = "factual"
    FORECAST = "forecast"
    EVALUATION = "evaluation"
    DEMAND = "demand"


class EvidenceStatus(Vocabulary):
    """Derived by rule R1, never edited: see `archive.evidence`."""

    NOT_APPLICABLE = "not_applicable"
    UNSOURCED = "unsourced"
    DENIED_ONLY = "denied_only"
    SINGLE_STRAND = "single_strand"
    MULTI_STRAND = "multi_strand"
    CONTESTED = "contested"


class ReviewStatus(Vocabulary):
    """Where an article stands on its way to the public."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class PublicText(Vocabulary):
    """How much of an article's body the public may read."""

    FULL = "full"
    EXCERPTS = "excerpts"


#: Codes for a withheld identity; the database refuses them for any source that is not anonymous.
ANONYMOUS_IDENTIFICATIONS = (
    Identification.PSEUDONYM,
    Identification.ANONYMOUS_DESCRIBED,
    Identification.ANONYMOUS_BARE,
)

#: Stances with a direction: they need a certainty, and only they count as evidence.
DIRECTED_STANCES = (StanceValue.SUPPORTS, StanceValue.QUALIFIES, StanceValue.DENIES)

#: Every vocabulary, in the order of the codebook.
CODEBOOK = (
    SourceKind,
    Identification,
    Basis,
    Terms,
    AnonymityReason,
    Channel,
    QuoteKind,
    Confidence,
    Translation,
    StanceValue,
    Certainty,
    ClaimKind,
    EvidenceStatus,
    ReviewStatus,
    PublicText,
)

"""The shape of an annotation file: which keys its records have, what each holds, what their ids refer to.

`archive/data/first_article.annotation.json` is the example. `expected_status`, `ambiguities` and
`article.offsets` are for people who read the file; they are not stored.
"""

from dataclasses import dataclass

from .. import vocabularies as codes

TEXT, FLAG, OFFSET, TEXTS, SPANS, RECORDS, ANYTHING = [
    "text",
    "flag",
    "offset",
    "texts",
    "spans",
    "records",
    "anything",
]


@dataclass(frozen=True, slots=True)
class Shape:
    """Keys a record must have, all it may have with what they hold, and the lists its ids refer to."""

    required: tuple[str, ...]
    holds: dict
    refers: dict[str, str]


def _texts(names: str) -> dict:
    return dict.fromkeys(names.split(), TEXT)


ARTICLE = Shape(
    (),
    _texts("outlet headline byline url archived_url language issued body body_sha256 offsets")
    | {"body_length": OFFSET, "public_text": codes.PublicText},
    {"outlet": "sources"},
)
STANCE = Shape(
    ("claim", "value", "certainty"),
    _texts("claim note") | {"value": codes.StanceValue, "certainty": codes.Certainty},
    {"claim": "claims"},
)
SHAPES = {
    "sources": Shape(
        ("id", "kind"),
        _texts("id name label_de label_en principal origin_report country wikidata gnd homepage note")
        | {"kind": codes.SourceKind, "anonymous": FLAG},
        {"principal": "sources"},
    ),
    "attributions": Shape(
        ("id", "source", "descriptor", "identification"),
        _texts("id source via via_cue descriptor reason_printed note")
        | {"descriptor_start": OFFSET, "descriptor_end": OFFSET, "other_forms": TEXTS}
        | {"identification": codes.Identification, "basis": codes.Basis, "terms": codes.Terms}
        | {"anonymity_reason": codes.AnonymityReason, "channel": codes.Channel},
        {"source": "sources", "via": "attributions"},
    ),
    "claims": Shape(
        ("id",),
        _texts("id text_de text_en note") | {"type": codes.ClaimKind, "kind": codes.ClaimKind},
        {},
    ),
    "quotes": Shape(
        ("id", "kind", "text", "spans"),
        _texts("id attribution text cue note parent language original_text original_language original_from")
        | {"kind": codes.QuoteKind, "confidence": codes.Confidence, "translation": codes.Translation}
        | {"spans": SPANS, "stances": RECORDS},
        {"attribution": "attributions", "parent": "quotes"},
    ),
}
FILE = Shape(
    ("article",),
    {"article": ANYTHING, "expected_status": ANYTHING, "ambiguities": ANYTHING}
    | dict.fromkeys(SHAPES, RECORDS),
    {},
)

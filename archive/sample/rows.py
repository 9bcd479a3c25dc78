"""The sample's rows, table by table, as they are copied into the database."""

from collections import defaultdict

from .voices import Voice

MOMENT = "2025-01-01 00:00:00+00"  # when every record of a sample says it was made
RECORD = ("id", "public_id", "created", "updated", "version")
COLUMNS = {
    "source": (
        *RECORD,
        *("kind", "anonymous", "name", "label_de", "label_en", "principal_id", "root_id", "origin_report"),
        *("country", "wikidata", "gnd", "homepage", "note", "published"),
    ),
    "claim": (*RECORD, "kind", "text_de", "text_en", "note", "published"),
    "article": (
        *RECORD,
        *("outlet_id", "headline", "byline", "url", "archived_url", "language", "issued", "body"),
        *("public_text", "status", "annotator_id", "reviewer_id", "published_at", "withdrawal_reason"),
    ),
    "attribution": (
        *RECORD,
        *("article_id", "source_id", "via_id", "via_cue", "channel", "descriptor", "descriptor_start"),
        *("descriptor_end", "other_forms", "identification", "basis", "terms", "anonymity_reason"),
        *("reason_printed", "note", "published"),
    ),
    "quote": (
        *RECORD,
        *("article_id", "attribution_id", "kind", "text", "spans", "cue", "confidence", "note", "parent_id"),
        *("language", "translation", "original_text", "original_language", "original_from"),
        *("context_before", "context_after"),
    ),
    "stance": (*RECORD, "quote_id", "claim_id", "value", "certainty", "note", "published"),
}

_ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
_PAIRS = [one + other for one in _ALPHABET for other in _ALPHABET]
_IDS = 27**8
_STRIDE = 174_558_239_413  # shares no factor with 27, so that no two of 27^8 ids meet


def public_id(number: int) -> str:
    """Eight characters like the database's own, scattered and each given to one number only."""
    high, low = divmod(number * _STRIDE % _IDS, 27**4)
    return _PAIRS[high // 729] + _PAIRS[high % 729] + _PAIRS[low // 729] + _PAIRS[low % 729]


def line(values: tuple) -> str:
    """A row as PostgreSQL's COPY reads it."""
    return "\t".join([_WRITTEN[type(value)](value) for value in values]) + "\n"


def _text(value: str) -> str:
    return value.replace("\n", "\\n") if "\n" in value else value


def _array(values: list) -> str:
    inside = (_array(item) if isinstance(item, list | tuple) else f'"{item}"' for item in values)
    return "{" + ",".join(inside) + "}"


#: The word material has no tabs, backslashes or quotation marks of the keyboard (a test sees to it).
_WRITTEN = {
    str: _text,
    int: str,
    bool: lambda value: "t" if value else "f",
    type(None): lambda value: r"\N",
    list: _array,
}


class Rows:
    """Rows waiting to be copied, and the next id of each table."""

    def __init__(self, first_ids: dict[str, int]) -> None:
        self.next_ids = dict(first_ids)
        self.waiting: dict[str, list[str]] = defaultdict(list)

    def add(self, table: str, *values) -> int:
        """Append a row, without the columns of RECORD; returns its id."""
        number = self.next_ids[table]
        self.next_ids[table] += 1
        self.put(table, number, *values)
        return number

    def put(self, table: str, number: int, *values) -> None:
        """Append a row whose id is known already."""
        self.waiting[table].append(line((number, public_id(number), MOMENT, MOMENT, 1, *values)))

    def add_source(self, voice: Voice, published: bool = False) -> None:
        principal = voice.principal and voice.principal.id
        values = (voice.kind, voice.anonymous, voice.name, voice.label_de, voice.label_en, principal)
        values += (voice.root.id, voice.origin_report, voice.country, "", "", "", "", published)
        self.put("source", voice.id, *values)

    def take(self) -> dict[str, list[str]]:
        waiting, self.waiting = self.waiting, defaultdict(list)
        return waiting

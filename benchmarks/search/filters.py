"""What lists are narrowed by: nothing, a selective outlet, a kind of source of some 8 %, most voices."""

from dataclasses import dataclass
from urllib.parse import urlencode

import psycopg

KIND_SHARE = 0.08
_SHARES = """
    SELECT {column}::text, count(*) FROM archive_quote
    WHERE published AND {column}::text <> '' GROUP BY 1
    HAVING bool_or(language = 'de') ORDER BY 2, 1
"""
_OUTLET = "SELECT public_id, coalesce(nullif(name, ''), label_de) FROM archive_source WHERE id = %s"


@dataclass(frozen=True, slots=True)
class Filter:
    """`key` is the value as the quote's row has it, `param` as our addresses, `shown` as readers read it."""

    name: str = "none"
    column: str = ""
    key: str = ""
    param: str = ""
    shown: str = ""
    share: float = 1.0

    def __str__(self) -> str:
        return f"{self.column}={self.shown} ({self.share:.0%})" if self.column else "none"

    @property
    def query_string(self) -> str:
        return "&" + urlencode({self.column: self.param}) if self.column else ""


def filters_of(connection: psycopg.Connection) -> list[Filter]:
    outlets, kinds, identifications = (
        _shares(connection, column) for column in ("outlet_id", "source_kind", "identification")
    )
    outlet, share = next(iter(outlets.items()))
    public_id, name = connection.execute(_OUTLET, [int(outlet)]).fetchone()
    kind = min(kinds, key=lambda code: abs(kinds[code] - KIND_SHARE))
    most = max(identifications, key=identifications.get)
    return [
        Filter(),
        Filter("outlet", "outlet", outlet, public_id, name, share),
        Filter("source kind", "source_kind", kind, kind, kind, kinds[kind]),
        Filter("identification", "identification", most, most, most, identifications[most]),
    ]


def _shares(connection: psycopg.Connection, column: str) -> dict[str, float]:
    """Value → share of published quotes, the rarest first; only what German words can be found in."""
    counted = connection.execute(_SHARES.format(column=column)).fetchall()
    total = connection.execute("SELECT count(*) FROM archive_quote WHERE published").fetchone()[0]
    return {value: number / total for value, number in counted}

"""How many rows each value of each facet would list, how many are listed, which come first: one statement.

Every facet is counted with all other facets applied but not itself. So a facet of which something was chosen
is counted among other rows than the list's. If enough of those are the list's, one statement counts both.
"""

from collections.abc import Iterable

from django.db.models import QuerySet

from archive.filters.counting.grouped import Grouped
from archive.filters.counting.packed import FEW, Packed
from archive.filters.counting.tally import First, Limit, Tally
from archive.filters.facets import Facet, Family

__all__ = ["First", "Limit", "Tally", "tally"]


def tally(
    rows: QuerySet,
    families: Iterable[Family],
    chosen: dict[str, list],
    first: First | None = None,
    limit: Limit | None = None,
    expected: float | None = None,
    narrowing: Facet | None = None,
) -> Tally:
    """Count `rows`, which have the keys of `first`, or the first of them up to a limit.

    `chosen`: facet name → values as stored; the values of a link's facets fit its other facets. `expected`:
    about how many rows there are, where that is known. `narrowing`: the facet of which something was chosen,
    if the rows are to be counted by it and, where they are few, what it leaves of them by all families.
    """
    asked = (tuple(families), chosen, first, limit)
    number = limit.number if limit else expected
    if number is not None and number <= FEW:
        packed = Packed(rows, *asked, narrowing=narrowing)
        if not packed.linked and (counted := packed.tally()):
            return counted
    return (
        Grouped(rows, (narrowing,), chosen, None, limit).tally()
        if narrowing
        else Grouped(rows, *asked).tally()
    )

"""What was measured, as tables."""

from statistics import median

from benchmarks.search.figures import DATASETTE, DJANGO, OURS, SQL_COUNT, SQL_NEWEST, TANTIVY, Outcome
from benchmarks.search.measuring import exponent, geometric_mean, percentile
from benchmarks.search.tables import Table, milliseconds

SHARE, FASTER = "ours ÷ Datasette", "Django ÷ ours"


def tables(outcome: Outcome) -> list[Table]:
    """Those of one size."""
    return [by_class(outcome), by_filter(outcome), summary(outcome)]


def by_class(outcome: Outcome) -> Table:
    head = (
        "class",
        "hits",
        "ours",
        "db",
        DATASETTE,
        SHARE,
        DJANGO,
        FASTER,
        SQL_NEWEST,
        SQL_COUNT,
        TANTIVY,
    )
    rows = []
    for kind in outcome.kinds:
        mine = outcome.of(OURS, kind, "none")
        walls = {peer: milliseconds(outcome.wall(peer, kind)) for peer in head if outcome.of(peer)}
        rows.append(
            (
                *(kind, f"{median(figure.query.hits for figure in mine):,.0f}", walls[OURS]),
                milliseconds(median(figure.cpu for figure in mine)),
                *(walls[DATASETTE], f"{1 / outcome.ratio(DATASETTE, kind):.2f}"),
                *(walls[DJANGO], f"{outcome.ratio(DJANGO, kind):,.1f}×"),
                *(walls[SQL_NEWEST], walls[SQL_COUNT], walls[TANTIVY]),
            )
        )
    note = (
        "Milliseconds, medians, no filter. db: the database's processor time for our page. Ratios are "
        "medians of the queries' ratios. The last three make no page: the newest 20; the exact number; "
        "and of tantivy the newest 20, the number and all facets."
    )
    return Table(f"{outcome.quotes:,} quotes, by class of query", head, rows, note)


def by_filter(outcome: Outcome) -> Table:
    head = ("filter", "ours", "db p50", "db p90", "db p99", DATASETTE, SHARE)
    rows = []
    for narrowed in [*outcome.filters, None]:
        name = narrowed.name if narrowed else ""
        spent = [figure.cpu for figure in outcome.of(OURS, narrowed=name)]
        rows.append(
            (
                *(str(narrowed or "all"), milliseconds(outcome.wall(OURS, narrowed=name))),
                *(milliseconds(percentile(spent, percent)) for percent in (50, 90, 99)),
                milliseconds(outcome.wall(DATASETTE, narrowed=name)),
                f"{1 / outcome.ratio(DATASETTE, narrowed=name):.2f}",
            )
        )
    note = "Milliseconds over all classes. db: the database's processor time for our page."
    return Table(f"{outcome.quotes:,} quotes, by filter", head, rows, note)


def summary(outcome: Outcome) -> Table:
    faster = {peer: [outcome.ratio(peer, kind) for kind in outcome.kinds] for peer in (DATASETTE, DJANGO)}
    mine = outcome.of(OURS)
    rows = [
        (
            f"our page ÷ {DATASETTE}'s, geometric mean of the classes",
            f"{1 / geometric_mean(faster[DATASETTE]):.2f}",
        ),
        (f"our page ÷ {DATASETTE}'s, worst class", f"{1 / min(faster[DATASETTE]):.2f}"),
        (f"{DJANGO}'s page ÷ ours, geometric mean of the classes", f"{geometric_mean(faster[DJANGO]):,.1f}×"),
        (f"{DJANGO}'s page ÷ ours, worst class", f"{min(faster[DJANGO]):,.1f}×"),
    ]
    for peer, found in outcome.pages.items():
        rows.append((f"pages a second, eight readers, {peer}", _rate(found)))
    if outcome.kept:
        rows.append(("the same pages again, eight readers, ours", _rate(outcome.kept)))
    rows.append(
        ("answers 304 a second, eight readers", _rate(outcome.unchanged) if outcome.unchanged else "no ETag")
    )
    failed = sum(not figure.answered for figure in mine)
    rows.append(("our pages not answered", f"{failed} of {len(mine)}"))
    return Table(f"{outcome.quotes:,} quotes, in short", ("", "figure"), rows)


def growth(small: Outcome, large: Outcome) -> Table:
    """Exponents from one size to the next."""
    times = large.quotes / small.quotes
    peers = (OURS, DATASETTE, DJANGO, SQL_NEWEST, SQL_COUNT, TANTIVY)
    rows = []
    for kind in filter(small.kinds.__contains__, large.kinds):
        spent = [median(f.cpu for f in outcome.of(OURS, kind, "none")) for outcome in (small, large)]
        walls = {peer: exponent(small.wall(peer, kind), large.wall(peer, kind), times) for peer in peers}
        figures = [walls[OURS], exponent(*spent, times), *(walls[peer] for peer in peers[1:])]
        rows.append((kind, *(f"{figure:.2f}" for figure in figures)))
    note = "Exponents: 0 does not grow with the archive, 1 grows as it does."
    title = f"Growth from {small.quotes:,} to {large.quotes:,} quotes"
    return Table(title, ("class", "ours", "db", *peers[1:]), rows, note)


def _rate(found) -> str:
    return f"{found.rate:,.0f}" + (f" ({found.unexpected} not as expected)" if found.unexpected else "")

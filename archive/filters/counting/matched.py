"""The rows that a tally looks at, as a table of its statement."""

from django.db.models import Expression, QuerySet
from django.db.models.sql.compiler import SQLCompiler
from django.db.models.sql.where import WhereNode

from archive.filters.counting.tally import First, Limit
from archive.filters.facets import Facet, Family, Link, Records
from archive.filters.matching import row_by_row


class Matched:
    """A statement that begins `WITH {matched}`: the tables `matched` and, all that was found, `found`.

    `plain`, which are `codes` or `keys` of records, and `arrays` are the facets whose values stand on the
    rows, `held` those of a link that do so too, as long as nothing of the link was chosen; `linked` are its
    others, which need the other table.
    """

    def __init__(
        self,
        rows: QuerySet,
        families: tuple[Family, ...],
        chosen: dict[str, list],
        first: First | None = None,
        limit: Limit | None = None,
    ) -> None:
        self.rows, self.chosen, self.first = rows, chosen, first
        self.limit = limit
        self.cut = limit if limit and not limit.walked else None
        self.found = "found" if self.cut else "matched"
        facets = [family for family in families if isinstance(family, Facet)]
        self.plain = [facet for facet in facets if not facet.array]
        self.codes = [facet for facet in self.plain if not isinstance(facet.values, Records)]
        self.keys = [facet for facet in self.plain if isinstance(facet.values, Records)]
        self.arrays = [facet for facet in facets if facet.array]
        links = [(link, facet) for link in families if isinstance(link, Link) for facet in link.facets]
        self.held = [pair for pair in links if self._is_held(*pair)]
        self.linked = [pair for pair in links if not self._is_held(*pair)]
        self.params: list = []

    def _is_held(self, link: Link, facet: Facet) -> bool:
        return facet.name in link.held and not any(self.chosen.get(other.name) for other in link.facets)

    @property
    def matched(self) -> str:
        """With the columns that facets and orders need: `id`, the keys, facets by name, held columns."""
        orders = [*([self.first.order] if self.first else []), *([self.cut.order] if self.cut else [])]
        keys = list(dict.fromkeys(key.name for order in orders for key in order.keys if key.name != "pk"))
        facets = [*self.plain, *self.arrays]
        held = list(dict.fromkeys(link.held[facet.name].column for link, facet in self.held))
        columns = ["pk", *keys, *(facet.column for facet in facets), *held]
        names = ", ".join(["id", *keys, *(facet.name for facet in facets), *held])
        if self.limit and self.limit.walked:
            rows = self.compiled(row_by_row(self.rows).values_list(*columns)[: self.limit.number])
        else:
            rows = self._selected(columns)
        found = f"SELECT * FROM ({rows}) AS rows({names})"
        if not self.cut:
            return f"matched AS MATERIALIZED ({found})"
        return (
            f"found AS MATERIALIZED ({found}), matched AS MATERIALIZED "
            f"(SELECT * FROM found ORDER BY {self.cut.order.sql()} LIMIT {self.cut.number})"
        )

    def _selected(self, columns: list[str]) -> str:
        """These columns of the rows. Of one table the statement is written here, in half the ORM's time."""
        query, known = self.rows.query, self.rows.model._meta
        if len(query.alias_map) != 1 or not query.where:
            return self.compiled(self.rows.order_by().values_list(*columns))
        compiler, table, values = query.get_compiler(self.rows.db), query.get_initial_alias(), []
        for name in columns:
            if expression := query.annotations.get(name):
                values.append(self._compiled(compiler, expression))
            else:
                field = known.pk if name == "pk" else known.get_field(name)
                values.append(f"{table}.{field.column}")
        where = self._compiled(compiler, query.where)
        return f"SELECT {', '.join(values)} FROM {known.db_table} WHERE {where}"

    def _compiled(self, compiler: SQLCompiler, expression: Expression | WhereNode) -> str:
        sql, params = compiler.compile(expression)
        self.params += params
        return sql

    def compiled(self, queryset: QuerySet) -> str:
        sql, params = queryset.query.get_compiler(self.rows.db).as_sql()
        self.params += params
        return sql

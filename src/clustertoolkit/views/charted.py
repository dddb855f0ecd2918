"""Charts as tables, for where they cannot be drawn."""

from clustertoolkit.views.blocks import Chain, Table, TableCell, TableColumn, cell, lines
from clustertoolkit.views.trends import TrendPoint, Trends
from clustertoolkit.views.wording import grouped, moment


def as_table(chain: Chain | Trends) -> Table:
    """Return a chain as a table, for where its boxes would be too high or too many; and so trends."""
    if isinstance(chain, Trends):
        return _trends_as_table(chain)
    columns = tuple(TableColumn(stage.title, 100 // len(chain.stages)) for stage in chain.stages)
    row = tuple(TableCell(lines(stage.items)) for stage in chain.stages)
    return Table(chain.caption, columns, (row,))


def _trends_as_table(chart: Trends) -> Table:
    columns = (TableColumn("Indicator", 34), TableColumn("Planned", 33), TableColumn("Read", 33))
    rows = tuple(
        (
            cell(trend.title, strong=True),
            *(cell(map(_point, points)) for points in (trend.planned, trend.read)),
        )
        for trend in chart.trends
    )
    return Table(chart.caption, columns, rows)


def _point(point: TrendPoint) -> str:
    value = int(point.value) if point.value == int(point.value) else point.value
    return f"{moment(point.day)}: {grouped(value)}"

"""The tables under the map as rows of a file: marking and filters first, then the same figures."""

from collections.abc import Sequence

from hotspots.counts.cells import CellFigure
from hotspots.counts.grid import GridTable
from hotspots.counts.zones import Figures, PlaceFigure

Row = tuple[object, ...]


def figure_rows(
    figures: Figures,
    cells: Sequence[CellFigure],
    grids: Sequence[tuple[str, GridTable]],
    *,
    marking: str,
    filters: Sequence[tuple[str, str]],
    notes: Sequence[str],
    made: str,
) -> list[Row]:
    """The whole file.

    `grids` are (title, grid); `filters` are (label, value in words), the period among them.
    """
    places = [*figures.zones, figures.within, *figures.wider]
    if figures.outside is not None:
        places.append(figures.outside)
    return [
        (marking,),
        ("Incidents by zone and by cell",),
        *filters,
        ("Made", made),
        *(("Note", note) for note in notes),
        (),
        ("Place", "Incidents", "Expected", "Usual from", "Usual to", "Verdict"),
        *(_place_row(place) for place in places),
        (),
        ("Rank", "Cell", "Incidents", "H3 index"),
        *((each.rank, each.name, each.count, each.code) for each in cells),
        (),
        *(row for title, grid in grids for row in _grid_rows(title, grid)),
        (marking,),
    ]


def _place_row(figure: PlaceFigure) -> Row:
    said = figure.verdict
    usual = (said.usual_low, said.usual_high) if said else (None, None)
    return figure.name, figure.known, figure.expected, *usual, figure.verdict_words


def _grid_rows(title: str, grid: GridTable) -> list[Row]:
    """An hour a row, a weekday a column, as on the page."""
    days = [name for _, name, _ in grid.by_weekday]
    return [
        (title, *days, "Total"),
        *((row.label, *(cell.number for cell in row.cells), row.total) for row in grid.rows),
        ("Total", *(total for _, _, total in grid.by_weekday), grid.total),
        (),
    ]

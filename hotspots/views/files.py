"""What the map shows as files: its tables as CSV, GeoJSON, and a drawing as SVG and PNG."""

import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import ClassVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View

from accounts.rights import Right
from audit.services import Action, record_access
from govuk.charts import png_of
from govuk.csv_files import as_csv
from govuk.templatetags.govuk import moment
from hotspots.asked.address import chosen_filters
from hotspots.asked.forms import SelectionForm, selection_form
from hotspots.asked.selection import Selection
from hotspots.counts.cells import CellFigure, hotspot_cells
from hotspots.counts.grid import GridTable, hotspot_grid, patrol_grid, stays_of
from hotspots.counts.zones import Figures, hotspot_figures
from hotspots.exports.geojson import Feature, cell_feature, collection, place, place_feature
from hotspots.exports.picture import picture
from hotspots.exports.svg import map_svg
from hotspots.exports.tables import figure_rows
from hotspots.words.map import notes, period_words, statement


class FiguresFile(View, ABC):
    """A selection that cannot be leads back to the page, which says why."""

    right = Right.EXPORT_FIGURES
    ending: ClassVar[str]
    content_type: ClassVar[str]

    def get(self, request: HttpRequest) -> HttpResponse:
        form = selection_form(request)
        if not form.is_valid():
            return redirect(f"{reverse('hotspots:map')}?{request.GET.urlencode()}")
        selection = form.selection
        figures, cells = hotspot_figures(selection), hotspot_cells(selection)
        content = self.content(form, figures, cells)
        record_access(request, Action.EXPORT, "hotspot", filters=request.GET.urlencode(), count=figures.total)
        period = selection.period
        name = f"{settings.MARKING} hotspots {period.first_on} to {period.last_on}.{self.ending}"
        disposition = f'attachment; filename="{name}"'
        return HttpResponse(
            content, content_type=self.content_type, headers={"Content-Disposition": disposition}
        )

    @abstractmethod
    def content(self, form: SelectionForm, figures: Figures, cells: Sequence[CellFigure]) -> str | bytes: ...


class HotspotsCsvView(FiguresFile):
    """The tables of the figures and the grids of the week."""

    ending, content_type = "csv", "text/csv; charset=utf-8"

    def content(self, form: SelectionForm, figures: Figures, cells: Sequence[CellFigure]) -> str:
        return as_csv(
            figure_rows(
                figures,
                cells,
                self._grids(form.selection, figures),
                marking=settings.MARKING,
                filters=filters_in_words(form),
                notes=notes(figures, form.selection, placed=sum(cell.count for cell in cells)),
                made=moment(timezone.now()),
            )
        )

    def _grids(self, selection: Selection, figures: Figures) -> list[tuple[str, GridTable]]:
        grids = []
        if not figures.within.is_gap:
            grids.append(("Incidents by hour of the week", hotspot_grid(selection).table))
        stays = stays_of(selection) if self.request.user.can(Right.VIEW_PATROLS) else None
        patrol = None if stays is None else patrol_grid(selection, stays)
        if patrol is not None:
            grids.append(("Patrol-minutes by hour of the week", patrol))
        return grids


class HotspotsGeoJsonView(FiguresFile):
    """The zones and cells of the tables, each with its figures."""

    ending, content_type = "geojson", "application/geo+json"

    def content(self, form: SelectionForm, figures: Figures, cells: Sequence[CellFigure]) -> str:
        drawn = [*_in("zone", map(place_feature, figures.places)), *_in("cell", map(cell_feature, cells))]
        about = {
            "marking": settings.MARKING,
            "filters": dict(filters_in_words(form)),
            "made": moment(timezone.now()),
            "notes": notes(figures, form.selection, placed=sum(cell.count for cell in cells)),
            "total": figures.total,
            "within": place(figures.within),
            "outside": place(figures.outside) if figures.outside else None,
        }
        return json.dumps(collection(drawn, properties=about))


class HotspotsSvgView(FiguresFile):
    """The map drawn, as it is printed."""

    ending, content_type = "svg", "image/svg+xml"

    def content(self, form: SelectionForm, figures: Figures, cells: Sequence[CellFigure]) -> str | bytes:
        return drawn_map(form, figures, cells)


class HotspotsPngView(HotspotsSvgView):
    """The same drawing as dots, for programs that take no SVG."""

    ending, content_type = "png", "image/png"

    def content(self, form: SelectionForm, figures: Figures, cells: Sequence[CellFigure]) -> bytes:
        return png_of(drawn_map(form, figures, cells))


def drawn_map(form: SelectionForm, figures: Figures, cells: Sequence[CellFigure]) -> str:
    """The figures of the page as a drawing."""
    return map_svg(
        picture(
            figures,
            cells,
            statement=statement(figures, form.selection),
            marking=settings.MARKING,
            filters=filters_in_words(form),
            made=moment(timezone.now()),
        )
    )


def filters_in_words(form: SelectionForm) -> list[tuple[str, str]]:
    """The period, and every other filter in force, as (label, value in words)."""
    chosen = ((each.label, each.words) for each in chosen_filters(form, form.data))
    return [("Period", period_words(form.selection.period)), *chosen]


def _in(layer: str, features: Iterable[Feature]) -> list[Feature]:
    """Each says which layer it is of: a zone and a cell may have the same name."""
    return [{**each, "properties": {"layer": layer, **each["properties"]}} for each in features]

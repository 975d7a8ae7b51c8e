"""The answers of the analysis as files: what the page says, without its links."""

import json
from abc import ABC, abstractmethod
from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from accounts.rights import Right
from audit.services import Action, record_access
from govuk.csv_files import as_csv
from govuk.templatetags.govuk import moment
from hotspots.asked.address import chosen_filters
from hotspots.asked.forms import SelectionForm
from hotspots.exports.analysis import (
    Answer,
    Table,
    analysis_rows,
    change_tables,
    cluster_tables,
    concentration_tables,
    displacement_tables,
    near_repeats_tables,
    trend_tables,
)
from hotspots.exports.geojson import collection
from hotspots.exports.layers import clustered_feature
from hotspots.views.analysis import AnalysisView, ChangeView, ConcentrationView, TrendView
from hotspots.views.displacement import DisplacementView
from hotspots.views.gi_star import ClustersView
from hotspots.views.near_repeats import NearRepeatsView
from hotspots.words.map import period_words


class AnalysisFile(AnalysisView, ABC):
    """A page of the analysis as a file. What cannot be asked leads back to the page, which says why."""

    right = Right.EXPORT_FIGURES
    http_method_names = ("get", "head", "options")
    ending, content_type = "csv", "text/csv; charset=utf-8"
    title: ClassVar[str]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.get_form()
        tables, found, count = self._answer(form) if form.is_valid() else ([], {}, 0)
        if not tables:
            return redirect(f"{reverse(f'hotspots:{self.page}')}?{request.GET.urlencode()}")
        period = form.selection.period
        chosen = chosen_filters(form, request.GET)
        answer = Answer(
            title=self.title,
            filters=[("Period", period_words(period)), *((each.label, each.words) for each in chosen)],
            statement=found["statement"],
            definition=found["definition"],
            cautions=[*found.get("beside", ()), *found.get("cautions", ())],
        )
        filters = request.GET.urlencode()
        record_access(request, Action.EXPORT, self.record_kind, filters=filters, count=count)
        name = f"{settings.MARKING} {self.page} {period.first_on} to {period.last_on}.{self.ending}"
        return HttpResponse(
            self.written(answer, tables, found, made=moment(timezone.now())),
            content_type=self.content_type,
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    def written(self, answer: Answer, tables: list[Table], found: dict[str, Any], *, made: str) -> str:
        return as_csv(analysis_rows(answer, tables, marking=settings.MARKING, made=made))

    def _answer(self, form: SelectionForm) -> tuple[list[Table], dict[str, Any], int]:
        count, found = self.found(form)
        return self.tables(found), found, count

    @abstractmethod
    def tables(self, found: dict[str, Any]) -> list[Table]:
        """The tables of the page; none where it still asks for something."""


class TrendFileView(AnalysisFile, TrendView):
    title = "Incidents by week"

    def tables(self, found: dict[str, Any]) -> list[Table]:
        return trend_tables(found["trend"])


class ConcentrationFileView(AnalysisFile, ConcentrationView):
    title = "Concentration of incidents"

    def tables(self, found: dict[str, Any]) -> list[Table]:
        return concentration_tables(found["found"])


class ChangeFileView(AnalysisFile, ChangeView):
    title = "Change of incidents"

    def tables(self, found: dict[str, Any]) -> list[Table]:
        return change_tables(found["found"])


class ClustersFileView(AnalysisFile, ClustersView):
    title = "Clusters of cells"

    def tables(self, found: dict[str, Any]) -> list[Table]:
        return cluster_tables(found["found"])


class ClustersGeoJsonView(ClustersFileView):
    """The cells of the table with their outlines, for a program that draws maps."""

    ending, content_type = "geojson", "application/geo+json"

    def written(self, answer: Answer, tables: list[Table], found: dict[str, Any], *, made: str) -> str:
        about = {
            "marking": settings.MARKING,
            "made": made,
            "filters": dict(answer.filters),
            "statement": answer.statement,
            "definition": [*answer.definition],
            "cautions": [*answer.cautions],
        }
        cells = map(clustered_feature, found["found"].first_cells())
        return json.dumps(collection(cells, properties=about))


class DisplacementFileView(AnalysisFile, DisplacementView):
    title = "Displacement"

    def tables(self, found: dict[str, Any]) -> list[Table]:
        return displacement_tables(found["found"]) if "found" in found else []


class NearRepeatsFileView(AnalysisFile, NearRepeatsView):
    title = "Near repeats"
    # Of figures only: no record is named in the file.
    most_pairs = 0

    def tables(self, found: dict[str, Any]) -> list[Table]:
        return near_repeats_tables(found["found"])

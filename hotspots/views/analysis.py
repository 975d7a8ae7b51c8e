"""The pages of the analysis: the same filters as the map, a definition beside each figure."""

from abc import ABC, abstractmethod
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.generic import TemplateView, View

from accounts.models import User
from accounts.rights import Right
from audit.services import Action, record_access
from hotspots.analysis import change, concentration, trend
from hotspots.asked.address import chosen_filters
from hotspots.asked.forms import SelectionForm
from hotspots.asked.selection import Selection
from hotspots.views.map import BUSIEST, selection_form
from hotspots.words.analysis import (
    PAGES,
    change_cautions,
    change_statement,
    concentration_cautions,
    concentration_statement,
    trend_cautions,
    trend_statement,
)
from hotspots.words.charts import trend_alternative, trend_image
from hotspots.words.map import period_words


class AnalysisPage(TemplateView):
    """One of the pages of the analysis, which lead to each other."""

    right = Right.VIEW_HOTSPOTS
    page: ClassVar[str]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        reader: User = self.request.user  # type: ignore[assignment]
        pages = [each for each in PAGES if reader.can(each.right)]
        return super().get_context_data(pages=pages, page=self.page, **kwargs)


class AnalysisView(AnalysisPage, ABC):
    """A page with the filters of the map; what it counted goes on record."""

    record_kind: ClassVar[str]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = self.get_form()
        context = super().get_context_data(form=form, **kwargs)
        if form.is_valid():
            context |= self._answered(form)
        return context

    def get_form(self) -> SelectionForm:
        return selection_form(self.request)

    def _answered(self, form: SelectionForm) -> dict[str, Any]:
        selection = form.selection
        count, found = self.found(form)
        filters = self.request.GET.urlencode()
        record_access(self.request, Action.LIST, self.record_kind, filters=filters, count=count)
        return {
            "period": period_words(selection.period),
            "chosen": chosen_filters(form, self.request.GET),
            "rows_of": selection if self.request.user.can(Right.VIEW_INCIDENTS) else None,
            "file": f"hotspots:{self.page}-file" if self.request.user.can(Right.EXPORT_FIGURES) else "",
            **found,
        }

    @abstractmethod
    def found(self, form: SelectionForm) -> tuple[int, dict[str, Any]]:
        """How many incidents the page shows figures of, and those figures."""


class AnalysisIndexView(AnalysisPage):
    """What there is, and what is not shown and why. It has no figures, so it asks nothing."""

    template_name = "hotspots/analysis/index.html"
    page = "analysis"


class TrendView(AnalysisView):
    template_name = "hotspots/analysis/trend.html"
    record_kind = "hotspot trend"
    page = "trend"

    def found(self, form: SelectionForm) -> tuple[int, dict[str, Any]]:
        found = read_trend(form.selection, reader=self.request.user)
        return found.total, {
            "trend": found,
            "statement": trend_statement(found),
            "alternative": trend_alternative(found),
            "definition": trend.DEFINITION,
            "cautions": trend_cautions(found),
        }


class TrendImageView(View):
    """The chart as an SVG image; `?size=narrow` is the one for a phone."""

    right = Right.VIEW_HOTSPOTS

    def get(self, request: HttpRequest) -> HttpResponse:
        form = selection_form(request)
        if not form.is_valid():
            return HttpResponse("The filters are not right.", status=400, content_type="text/plain")
        found = read_trend(form.selection, reader=request.user)
        record_access(
            request, Action.LIST, "hotspot trend chart",
            filters=request.GET.urlencode(), count=found.total,
        )  # fmt: skip
        return HttpResponse(
            trend_image(found, narrow=request.GET.get("size") == "narrow"), content_type="image/svg+xml"
        )


class ConcentrationView(AnalysisView):
    template_name = "hotspots/analysis/concentration.html"
    record_kind = "hotspot concentration"
    page = "concentration"

    def found(self, form: SelectionForm) -> tuple[int, dict[str, Any]]:
        found = concentration.incident_concentration(form.selection)
        return found.placed, {
            "found": found,
            "cells": found.cells.first(how_many_cells(self.request)),
            "how_many_cells": len(found.cells.ranked),
            "statement": concentration_statement(found),
            "definition": concentration.DEFINITION,
            "beside": concentration_cautions(found),
        }


class ChangeView(AnalysisView):
    template_name = "hotspots/analysis/change.html"
    record_kind = "hotspot change"
    page = "change"

    def found(self, form: SelectionForm) -> tuple[int, dict[str, Any]]:
        found = change.incident_change(form.selection)
        return found.total, {
            "found": found,
            "cells": found.first_cells(how_many_cells(self.request)),
            "how_many_cells": len(found.cells),
            "statement": change_statement(found),
            "definition": change.DEFINITION,
            "beside": change_cautions(found, form.selection),
        }


def how_many_cells(request: HttpRequest) -> int | None:
    """None is all of them; the rest is one link away."""
    return None if "all_cells" in request.GET else BUSIEST


def read_trend(selection: Selection, *, reader: User) -> trend.Trend:
    may_see_patrols = reader.can(Right.VIEW_PATROLS)
    return trend.incident_trend(selection, now=timezone.now(), with_patrol=may_see_patrols)

"""The map page, with the same figures as a table."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.generic import TemplateView

from accounts.detail import detail_of
from accounts.rights import Right
from audit.services import Action, record_access
from hotspots.asked.address import chosen_filters
from hotspots.asked.forms import SelectionForm, selection_form
from hotspots.asked.weeks import MOST_WEEKS, weeks_of
from hotspots.counts.cells import hotspot_cells
from hotspots.counts.grid import stays_of
from hotspots.counts.zones import Figures, hotspot_figures
from hotspots.layers.dose import hotspot_dose
from hotspots.layers.landmarks import LANDMARKS
from hotspots.layers.technology import hotspot_deployments
from hotspots.views.files import drawn_map
from hotspots.views.grid import grid_context
from hotspots.views.layers import layer_addresses, layer_tables, zone_boxes
from hotspots.words.map import concentration, notes, period_words, statement, technology_note
from incidents.models import RecordedCrime
from incidents.recorded_places import SnapPoints, newest_months, snap_points

# What fits a screen; the rest is one link away.
BUSIEST = 20


class HotspotsView(TemplateView):
    right = Right.VIEW_HOTSPOTS
    template_name = "hotspots/map.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = selection_form(self.request)
        context = super().get_context_data(form=form, **kwargs)
        if form.is_valid():
            context |= self._figures(form)
        return context

    def _figures(self, form: SelectionForm) -> dict[str, Any]:
        selection = form.selection
        figures = hotspot_figures(selection)
        cells = hotspot_cells(selection)
        placed = sum(cell.count for cell in cells)
        record_access(
            self.request, Action.MAP, "hotspot",
            filters=self.request.GET.urlencode(), count=figures.total,
        )  # fmt: skip
        may_see_patrols = self.request.user.can(Right.VIEW_PATROLS)
        stays = stays_of(selection) if may_see_patrols else None
        dose = hotspot_dose(selection, now=timezone.now(), stays=stays) if may_see_patrols else None
        show_all = "all_cells" in self.request.GET
        return {
            "figures": figures,
            "statement": statement(figures, selection),
            "period": period_words(selection.period),
            "weeks": weeks_of(selection.period),
            "all_weeks": selection.period.days <= 7 * MOST_WEEKS,
            "chosen": chosen_filters(form, self.request.GET),
            "notes": notes(figures, selection, placed=placed),
            "concentration": concentration([cell.count for cell in cells]),
            "cells": cells if show_all else cells[:BUSIEST],
            "how_many_cells": len(cells),
            "deployments": hotspot_deployments(selection, today=timezone.localdate()),
            "technology_note": technology_note(selection),
            "dose": dose,
            **grid_context(self.request, selection, stays, not_delivered=dose.not_delivered if dose else 0),
            "rows_of": selection if self.request.user.can(Right.VIEW_INCIDENTS) else None,
            "may_view_deployments": self.request.user.can(Right.VIEW_DEPLOYMENTS),
            # Made by our own writer of SVG, which escapes what it is given.
            "drawing": mark_safe(drawn_map(form, figures, cells)),  # noqa: S308
            "may_export": self.request.user.can(Right.EXPORT_FIGURES),
            "recorded": self._recorded(),
            **layer_tables(self.request, selection),
            "map_config": self._map_config(figures),
        }

    def _recorded(self) -> SnapPoints:
        """Published crime as the map's layer shows it: no filter of this page applies to it."""
        places = snap_points(newest_months(RecordedCrime.objects.visible_to(self.request.user)))
        if places.points:
            shown = sum(each.count for each in places.points)
            record_access(self.request, Action.MAP, "recorded crime", count=shown)
        return places

    def _map_config(self, figures: Figures) -> dict[str, Any]:
        """What the scripts need to know: addresses and places, no figures."""
        may_see_points = detail_of(self.request.user).draws_points
        may_see_recorded = self.request.user.can(Right.VIEW_RECORDED_CRIME)
        recorded = reverse("api:recorded-crime-places") if may_see_recorded else None
        return {
            "query": self.request.GET.urlencode(),
            "zonesUrl": reverse("api:hotspots-zones-list"),
            "cellsUrl": reverse("api:hotspots-cells-list"),
            "weeksUrl": reverse("api:hotspots-weeks-list"),
            "deploymentsUrl": reverse("api:hotspots-deployments-list"),
            "pointsUrl": reverse("api:hotspots-points-list") if may_see_points else None,
            "recordedUrl": recorded,
            **layer_addresses(self.request.user),
            "places": zone_boxes(figures),
            "landmarks": [{"name": each.name, "lat": each.lat, "lng": each.lng} for each in LANDMARKS],
        }

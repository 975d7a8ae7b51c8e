"""Zone pages: the list, one zone with every outline it has had, and redrawing it."""

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import FormView

from accounts.rights import Right
from audit.pages import RecordDetailView, RecordListView
from govuk.service_forms import call_service
from zones.drawing import draw_outlines
from zones.filters import ZoneFilter
from zones.forms import RedrawForm
from zones.geometry import area_m2
from zones.models import Zone, ZoneVersion
from zones.outline_text import write_outline
from zones.services import check_redraw, redraw_zone


class ZoneListView(RecordListView):
    right = Right.VIEW_ZONES
    record_kind = "zone"
    filterset_class = ZoneFilter
    template_name = "zones/list.html"

    def get_queryset(self) -> Any:
        return Zone.objects.with_outline_on(timezone.localdate())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        drawn = [(zone, zone.outline[0]) for zone in context["object_list"] if zone.outline]
        outlines = [(zone.name, zone.kind, version.geometry) for zone, version in drawn]
        # Wider areas first, so that they lie under the zones within them.
        outlines.sort(key=lambda each: each[1])
        context["drawing"] = draw_outlines(outlines) if outlines else None
        return context


class ZoneDetailView(RecordDetailView):
    right = Right.VIEW_ZONES
    record_kind = "zone"
    template_name = "zones/detail.html"
    slug_field = slug_url_kwarg = "slug"
    queryset = Zone.objects.select_related("parent").prefetch_related("children", "versions")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        today = timezone.localdate()
        versions = sorted(self.object.versions.all(), key=lambda each: -each.number)
        present = next((each for each in versions if _holds(each, today)), None)
        if present is not None:
            context["drawing"] = draw_outlines([("", self.object.kind, present.geometry)])
            context["points"] = present.geometry["coordinates"][0][:-1]
        return {
            **context,
            "versions": versions,
            "present": present,
            "may_manage": self.request.user.can(Right.MANAGE_ZONES),
            "may_view_patrols": self.request.user.can(Right.VIEW_PATROLS),
        }


class RedrawZoneView(FormView):
    """Asks for the outline, shows what would change, and changes it once that was confirmed."""

    right = Right.MANAGE_ZONES
    form_class = RedrawForm
    template_name = "zones/redraw.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.zone = get_object_or_404(Zone, slug=kwargs["slug"])
        self.last: ZoneVersion | None = self.zone.versions.order_by("-number").first()
        self.today = timezone.localdate()
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        latest = max(self.today, self.last.valid_from) if self.last else self.today
        next_monday = latest + timedelta(days=7 - latest.weekday())
        outline = write_outline(self.last.geometry) if self.last else ""
        return {"geometry": outline, "valid_from": next_monday}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(zone=self.zone, last=self.last, **kwargs)

    def form_valid(self, form: RedrawForm) -> HttpResponse:
        change = {name: form.cleaned_data[name] for name in ("geometry", "valid_from")}
        polygon = call_service(form, check_redraw, zone=self.zone, today=self.today, **change)
        if polygon is None:
            return self.form_invalid(form)
        if not form.cleaned_data["confirmed"]:
            context = self.get_context_data(
                form=form, new_hectares=area_m2(polygon) / 10_000, drawing=self._before_and_after(**change)
            )
            return self.response_class(self.request, "zones/confirm_redraw.html", context)
        redraw_zone(
            zone=self.zone, by=self.request.user, today=self.today,
            source=form.cleaned_data["source"], **change,
        )  # fmt: skip
        messages.success(self.request, f"{self.zone} is redrawn from {change['valid_from']:%-d %B %Y}.")
        return redirect(self.zone)

    def _before_and_after(self, geometry: dict[str, Any], valid_from: date) -> Any:
        before = [("", "before", self.last.geometry)] if self.last else []
        return draw_outlines([*before, ("", "after", geometry)])


def _holds(version: ZoneVersion, day: date) -> bool:
    return version.valid_from <= day and (version.valid_to is None or day < version.valid_to)

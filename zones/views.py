"""Zone pages: the list, and one zone with every outline it has had."""

from typing import Any

from django.http import Http404
from django.utils import timezone

from accounts.rights import Right
from audit.pages import RecordDetailView, RecordListView
from zones.drawing import draw_outlines
from zones.editor import Neighbours, shown_data
from zones.filters import ZoneFilter
from zones.history import timeline_of_zone
from zones.models import Zone, ZoneVersion


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
        context["may_manage"] = self.request.user.can(Right.MANAGE_ZONES)
        return context


class ZoneDetailView(RecordDetailView):
    """The outline of today, or with `?version=` one that the zone had or will have."""

    right = Right.VIEW_ZONES
    record_kind = "zone"
    template_name = "zones/detail.html"
    slug_field = slug_url_kwarg = "slug"
    queryset = Zone.objects.select_related("parent").prefetch_related("children", "versions__drawn_by")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        today = timezone.localdate()
        versions = sorted(self.object.versions.all(), key=lambda each: -each.number)
        present = next((each for each in versions if each.holds_on(today)), None)
        shown = self._asked_for(versions) or present
        if shown is not None:
            around = Neighbours(shown.valid_from, leaving_out=self.object)
            today_too = [("", "before", present.geometry)] if present and present != shown else []
            outline = ("", self.object.kind if shown == present else "after", shown.geometry)
            about = [*today_too, outline]
            framed = [geometry for _, _, geometry in about]
            context["drawing"] = draw_outlines([*around.shapes, *about], around=framed)
            context["on_map"] = shown_data(around, shown, present)
            context["points"] = shown.geometry["coordinates"][0][:-1]
        return {
            **context,
            "versions": versions,
            "present": present,
            "shown": shown,
            "may_manage": self.request.user.can(Right.MANAGE_ZONES),
            "lines": timeline_of_zone(self.object),
            "may_view_patrols": self.request.user.can(Right.VIEW_PATROLS),
        }

    def _asked_for(self, versions: list[ZoneVersion]) -> ZoneVersion | None:
        number = self.request.GET.get("version")
        if number is None:
            return None
        asked = next((each for each in versions if str(each.number) == number), None)
        if asked is None:
            raise Http404(f"{self.object} has no version {number}.")
        return asked

"""Drawing a zone: asks for the outline, shows what would change, and changes it once that was confirmed."""

from abc import ABC, abstractmethod
from datetime import date, timedelta
from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import FormView
from shapely import Polygon

from accounts.rights import Right
from govuk.service_forms import call_service
from zones.adding import add_zone, check_new_zone
from zones.drawing import draw_outlines
from zones.editor import Neighbours, editor_data, prefilled
from zones.forms import NewZoneForm, OutlineForm, RedrawForm
from zones.geometry import area_m2
from zones.models import Zone, ZoneVersion
from zones.outline_text import write_outline
from zones.services import check_redraw, redraw_zone


class DrawZoneView(FormView, ABC):
    """What redrawing and adding share. A drawing that was shown can be taken back to the form to change."""

    right = Right.MANAGE_ZONES
    zone: Zone | None = None
    last: ZoneVersion | None = None
    check_template: ClassVar[str]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.today = timezone.localdate()
        if "slug" in kwargs:
            self.zone = get_object_or_404(Zone, slug=kwargs["slug"])
            self.last = self.zone.versions.order_by("-number").first()
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        latest = max(self.today, self.last.valid_from) if self.last else self.today
        return {"valid_from": latest + timedelta(days=7 - latest.weekday())}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        editor = editor_data(self.today, leaving_out=self.zone)
        return super().get_context_data(zone=self.zone, last=self.last, editor=editor, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        polygon = self.check(form)
        if polygon is None:
            return self.form_invalid(form)
        if "change" in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form))
        if not form.cleaned_data["confirmed"]:
            return self.response_class(
                self.request, self.check_template, self.what_would_change(form, polygon)
            )
        return self.make(form)

    def what_would_change(self, form: OutlineForm, polygon: Polygon) -> dict[str, Any]:
        change = form.change
        around = Neighbours(change["valid_from"], leaving_out=self.zone)
        before = [("", "before", self.last.geometry)] if self.last else []
        about = [*before, ("", "after", change["geometry"])]
        name, kind, parent = self.described(change)
        return self.get_context_data(
            form=form,
            new_hectares=area_m2(polygon) / 10_000,
            drawing=draw_outlines([*around.shapes, *about], around=[geometry for _, _, geometry in about]),
            warnings=around.warnings(name, kind, parent, polygon),
        )

    @abstractmethod
    def described(self, change: dict[str, Any]) -> tuple[str, str, Zone | None]: ...

    @abstractmethod
    def check(self, form: Any) -> Polygon | None: ...

    @abstractmethod
    def make(self, form: Any) -> HttpResponse: ...


class RedrawZoneView(DrawZoneView):
    form_class = RedrawForm
    template_name = "zones/redraw.html"
    check_template = "zones/confirm_redraw.html"
    zone: Zone

    def get_initial(self) -> dict[str, Any]:
        outline = write_outline(self.last.geometry) if self.last else ""
        return {**super().get_initial(), "geometry": outline}

    def described(self, change: dict[str, Any]) -> tuple[str, str, Zone | None]:
        return self.zone.name, self.zone.kind, self.zone.parent

    def check(self, form: RedrawForm) -> Polygon | None:
        asked = {name: form.change[name] for name in ("geometry", "valid_from", "data_from", "data_to")}
        return call_service(form, check_redraw, zone=self.zone, today=self.today, **asked)

    def make(self, form: RedrawForm) -> HttpResponse:
        who_and_when = {"by": self.request.user, "today": self.today}
        if call_service(form, redraw_zone, zone=self.zone, **who_and_when, **form.change) is None:
            return self.form_invalid(form)
        starts: date = form.change["valid_from"]
        messages.success(self.request, f"{self.zone} is redrawn from {starts:%-d %B %Y}.")
        return redirect(self.zone)


class AddZoneView(DrawZoneView):
    form_class = NewZoneForm
    template_name = "zones/add.html"
    check_template = "zones/confirm_add.html"

    def get_initial(self) -> dict[str, Any]:
        self.asked_for, self.prefill_problem = prefilled(self.request.GET)
        return {**super().get_initial(), **self.asked_for}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {**context, "prefill_problem": getattr(self, "prefill_problem", "")}

    def described(self, change: dict[str, Any]) -> tuple[str, str, Zone | None]:
        return change["name"], change["kind"], change["parent"]

    def check(self, form: NewZoneForm) -> Polygon | None:
        asked = {name: value for name, value in form.change.items() if name != "method"}
        return call_service(form, check_new_zone, today=self.today, **asked)

    def make(self, form: NewZoneForm) -> HttpResponse:
        zone = call_service(form, add_zone, by=self.request.user, today=self.today, **form.change)
        if zone is None:
            return self.form_invalid(form)
        starts: date = form.change["valid_from"]
        messages.success(self.request, f"{zone} is a zone from {starts:%-d %B %Y}.")
        return redirect(zone)

"""The weekly list of emerging cells, a page for each cell, and deciding about it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.views.generic import View

from accounts.models import User
from accounts.rights import Right
from audit.services import Action, record_access
from govuk.charts import NARROW, WIDE, ChartedWeek, control_chart
from govuk.service_forms import call_service
from hotspots.asked.address import rows_address
from hotspots.asked.periods import Period
from hotspots.asked.selection import Selection
from hotspots.emerging.forms import DecideForm
from hotspots.emerging.reading import ShownCell, ShownWeek, shown_cell, shown_week
from hotspots.emerging.services import decide_cell, undo_decision
from hotspots.emerging.words import (
    DEFINITION,
    chance,
    emerging_cautions,
    emerging_statement,
    evidence,
    weeks_alternative,
)
from hotspots.models import CellDecision, EmergingCell
from hotspots.views.analysis import AnalysisPage
from measures.disclosure.detail import Detail
from measures.emerging import RECENT_WEEKS
from measures.weeks import Week

RECORD_KIND = "emerging cell"
# As many looks back as one can choose; older ones are at their address.
WEEKS_OFFERED = 12


class EmergingView(AnalysisPage):
    """`?week=2026-W47` is an earlier list."""

    right = Right.VIEW_EMERGING_CELLS
    template_name = "hotspots/emerging/list.html"
    page = "emerging"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = self._shown()
        names = [each.code for each in shown.cells]
        filters = self.request.GET.urlencode()
        record_access(self.request, Action.LIST, RECORD_KIND, ids=names, filters=filters, count=len(names))
        reader: User = self.request.user  # type: ignore[assignment]
        return super().get_context_data(
            shown=shown,
            weeks=shown.weeks[:WEEKS_OFFERED],
            statement=emerging_statement(shown),
            definition=DEFINITION,
            beside=emerging_cautions(shown.look),
            may_decide=reader.can(Right.DECIDE_ON_CELLS),
            may_draw=reader.can(Right.MANAGE_ZONES),
            **kwargs,
        )

    def _shown(self) -> ShownWeek:
        asked = self.request.GET.get("week")
        try:
            shown = shown_week(Week.parse(asked) if asked else None)
        except ValueError as error:
            raise Http404 from error
        if asked and shown.look is None:
            raise Http404
        return shown


class EmergingCellView(AnalysisPage):
    """A cell by the newest look that has figures of it, with all that was decided about it."""

    right = Right.VIEW_EMERGING_CELLS
    template_name = "hotspots/emerging/cell.html"
    page = "emerging-cell"

    @cached_property
    def finding(self) -> EmergingCell:
        found: EmergingCell | None = EmergingCell.objects.of_cell(int(self.kwargs["code"], 16)).first()
        if found is None:
            raise Http404
        return found

    @cached_property
    def shown(self) -> ShownCell:
        return shown_cell(self.finding)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        finding, shown = self.finding, self.shown
        reader: User = self.request.user  # type: ignore[assignment]
        record_access(self.request, Action.VIEW, RECORD_KIND, ids=[finding.code])
        decision = shown.decision
        kwargs.setdefault("form", DecideForm(user=reader, initial={"seen": decision.pk if decision else 0}))
        newest = finding.of_week.week
        recent = Period(newest.previous(RECENT_WEEKS - 1).starts_on, newest.ends_on)
        return super().get_context_data(
            cell=shown,
            finding=finding,
            look=finding.of_week,
            evidence=evidence(finding),
            chance=chance(finding),
            alternative=weeks_alternative(finding, shown.name),
            weeks=[*zip(_weeks(finding), finding.weeks, strict=True)][::-1],
            decided=shown.decided,
            earlier=EmergingCell.objects.of_cell(finding.cell)[1:WEEKS_OFFERED],
            definition=DEFINITION,
            recent=recent,
            rows_url=_rows(finding, recent) if reader.can(Right.VIEW_INCIDENTS) else "",
            may_open_map=reader.can(Right.VIEW_HOTSPOTS),
            may_decide=reader.can(Right.DECIDE_ON_CELLS),
            draw_url=zone_address(finding) if reader.can(Right.MANAGE_ZONES) else "",
            **kwargs,
        )


class DecideOnCellView(EmergingCellView):
    """Deciding, from the cell's own page."""

    right = Right.DECIDE_ON_CELLS
    http_method_names = ("post",)

    def post(self, request: HttpRequest, code: str) -> HttpResponse:
        user: User = request.user  # type: ignore[assignment]
        form = DecideForm(request.POST, user=user)
        cell = self.finding.cell
        decided = form.is_valid() and call_service(
            form, decide_cell, cell=cell, by=user, now=timezone.now(), **form.cleaned_data
        )
        if not decided:
            return self.render_to_response(self.get_context_data(form=form), status=422)
        if decided.kind == CellDecision.Kind.ACCEPTED and user.can(Right.MANAGE_ZONES):
            messages.success(
                request, f"{self.shown.name}: accepted. Draw the zone here, or leave it for later."
            )
            return redirect(zone_address(self.finding))
        messages.success(request, f"{self.shown.name}: {SAID[decided.kind]}")
        return redirect("hotspots:emerging")


class UndoDecisionView(EmergingCellView):
    """Taking back what was decided."""

    right = Right.DECIDE_ON_CELLS
    http_method_names = ("post",)

    def post(self, request: HttpRequest, code: str) -> HttpResponse:
        user: User = request.user  # type: ignore[assignment]
        undone = undo_decision(cell=self.finding.cell, by=user, now=timezone.now())
        if undone is not None:
            messages.success(
                request, f"Taken back: {undone.get_kind_display().lower()}. It waits for a decision."
            )
        return redirect(self.finding)


class EmergingChartView(View):
    """The cell's 52 weeks as an SVG image; `?size=narrow` is the one for a phone."""

    right = Right.VIEW_EMERGING_CELLS

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        finding = EmergingCell.objects.of_cell(int(code, 16)).first()
        if finding is None:
            raise Http404
        record_access(request, Action.VIEW, RECORD_KIND, ids=[finding.code])
        recent_from = finding.of_week.week.previous(RECENT_WEEKS - 1)
        weeks = [
            ChartedWeek(week.starts_on, count, stands_out=week >= recent_from)
            for week, count in zip(_weeks(finding), finding.weeks, strict=True)
        ]
        size = NARROW if request.GET.get("size") == "narrow" else WIDE
        words = weeks_alternative(finding, shown_cell(finding).name)
        return HttpResponse(
            control_chart(weeks, None, describes=words, size=size), content_type="image/svg+xml"
        )


SAID = {
    CellDecision.Kind.ACCEPTED: "proposed to the administrator, who draws zones. No zone has been made yet.",
    CellDecision.Kind.WATCHED: "watched. Its figures stay in each week’s list.",
    CellDecision.Kind.DISMISSED: "dismissed, with your reason beside it.",
}


def zone_address(finding: EmergingCell) -> str:
    """Where a zone is drawn, filled in with the cell and the weeks that it was found in."""
    newest = finding.of_week.week
    first = newest.previous(len(finding.weeks) - 1)
    filled = {
        "cell": finding.code,
        "data_from": first.starts_on.isoformat(),
        "data_to": newest.ends_on.isoformat(),
        "source": f"Emerging cell of {newest.label.lower()}",
    }
    return f"{reverse('zones:add')}?{urlencode(filled)}"


def _rows(finding: EmergingCell, recent: Period) -> str:
    return rows_address(Selection(recent, detail=Detail.COUNTS), cell=finding.cell)


def _weeks(finding: EmergingCell) -> list[Week]:
    newest = finding.of_week.week
    return [newest.previous(n) for n in range(len(finding.weeks) - 1, -1, -1)]

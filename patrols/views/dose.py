"""The dose of patrol: its page, the same as a file, and the page of one zone."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.generic import TemplateView, View

from accounts.rights import Right
from audit.pages import Printable
from audit.services import Action, record_access
from govuk.csv_files import as_csv
from govuk.templatetags.govuk import day, moment
from measures.weeks import Week
from patrols.dose.figures import dose_rows
from patrols.dose.report import Asked, By, dose_report, dose_reports
from patrols.dose.tables import NOTES, strips_of, tables_of
from patrols.forms.dose import DoseForm
from patrols.models import PlannedVisit, Visit
from patrols.plans.delivered import with_delivered
from zones.models import Zone

KIND = "dose"
LAST_VISITS = 5
USUAL_DAYS = 28


def period_words(asked: Asked) -> str:
    return f"{day(asked.first_on)} to {day(asked.last_on)}"


class DosePageView(Printable, TemplateView):
    right = Right.VIEW_PATROLS
    record_kind = KIND
    template_name = "patrols/dose.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = timezone.now()
        form = DoseForm(self.request.GET, today=timezone.localdate(now))
        context = super().get_context_data(form=form, **kwargs)
        if not form.is_valid():
            return context
        report = dose_report(form.asked, now=now)
        filters = self.request.GET.urlencode()
        record_access(self.request, Action.LIST, KIND, filters=filters, count=report.total.dose.visits)
        return {
            **context,
            "report": report,
            "period": period_words(report.asked),
            "tables": tables_of(report),
            "strips": strips_of(report),
            "notes": NOTES,
            "may_export": self.request.user.can(Right.EXPORT_FIGURES),
        }


class DoseFileView(View):
    """The tables as CSV. Filters that cannot be are refused in words, not with a page."""

    right = Right.EXPORT_FIGURES

    def get(self, request: HttpRequest) -> HttpResponse:
        now = timezone.now()
        form = DoseForm(request.GET, today=timezone.localdate(now))
        if not form.is_valid():
            said = "".join(f"{word}\n" for words in form.errors.values() for word in words)
            return HttpResponse(said, status=400, content_type="text/plain; charset=utf-8")
        report = dose_report(form.asked, now=now)
        asked = report.asked
        rows = dose_rows(
            report,
            marking=settings.MARKING,
            filters=[("Period", period_words(asked)), ("Zone", str(asked.zone or "All zones"))],
            notes=NOTES,
            made=moment(now),
        )
        filters = request.GET.urlencode()
        record_access(request, Action.EXPORT, KIND, filters=filters, count=report.total.dose.visits)
        name = f"{settings.MARKING} dose {asked.first_on} to {asked.last_on}.csv"
        return HttpResponse(
            as_csv(rows),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


class ZoneDoseView(Printable, TemplateView):
    """One zone: how lately it was visited, by whom last, what is planned this week, and its dose."""

    right = Right.VIEW_PATROLS
    record_kind = KIND
    template_name = "patrols/dose_zone.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        zone = get_object_or_404(Zone.objects.select_related("parent"), slug=kwargs["slug"])
        now, user = timezone.now(), self.request.user
        today = timezone.localdate(now)
        asked = Asked(today - timedelta(days=USUAL_DAYS - 1), today, zone)
        by_zone, by_day, by_band = dose_reports(asked, [By.ZONE, By.DAY, By.BAND], now=now)
        week = Week.of_instant(now)
        plans = list(PlannedVisit.objects.visible_to(user).counted().in_week(week).in_zone(zone).for_list())
        visits = Visit.objects.visible_to(user).counted().in_zone(zone).for_list()
        last_visits = list(visits.order_by("-arrived_at")[:LAST_VISITS])
        total = by_zone.total
        record_access(self.request, Action.VIEW, KIND, ids=[zone.slug], count=total.dose.visits)
        references = [visit.patrol.reference for visit in last_visits]
        record_access(self.request, Action.LIST, "patrol", ids=references, count=len(references))
        names = [str(plan.pk) for plan in plans]
        record_access(self.request, Action.LIST, "planned visit", ids=names, count=len(names))
        return super().get_context_data(
            **kwargs,
            zone=zone,
            total=total,
            period=period_words(asked),
            last_visits=last_visits,
            week=week,
            plans=with_delivered(plans, now=now),
            today=today,
            tables=tables_of(by_zone),
            # What was long and what was spread is told once, above: here what came and what was planned.
            cuts=[
                (title, [tables_of(report)[number] for number in (0, 2)])
                for title, report in (("By day", by_day), ("By four-hour band", by_band))
            ],
            strips=strips_of(by_zone),
            notes=NOTES,
        )

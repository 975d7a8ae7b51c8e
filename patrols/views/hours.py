"""Hours by organisation and quarter, and the files that somebody is paid by."""

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.generic import TemplateView, View

from accounts.rights import Right
from audit.pages import Printable
from audit.services import Action, record_access
from govuk.csv_files import as_csv
from govuk.templatetags.govuk import moment
from measures.quarters import Quarter
from patrols.forms.hours import QuarterForm, choose
from patrols.forms.periods import read_period
from patrols.hours.file import Made, csv_rows, write_xlsx
from patrols.hours.quarter import QuarterHours, hours_of
from patrols.hours.totals import DEFINITIONS
from patrols.views.periods import OfAPeriod

KIND = "patrol hours"
LINES_ON_A_PAGE = 50
LINES_ON_PAPER = 2_000
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def asked_quarter(request: HttpRequest) -> Quarter:
    """The quarter of the address, or the one we are in."""
    return read_period(request.GET, Quarter.of_instant(timezone.now()))


def made_now(request: HttpRequest) -> Made:
    return Made(settings.MARKING, moment(timezone.now()), request.user.role_name)


class HoursView(OfAPeriod, Printable, TemplateView):
    """Totals of the quarter, then its lines, fifty to a page; on paper all of them that are readable."""

    right = Right.VIEW_PATROLS
    record_kind = KIND
    template_name = "patrols/hours.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now, quarter = timezone.now(), asked_quarter(self.request)
        hours = hours_of(quarter)
        at_once = LINES_ON_PAPER if "print" in self.request.GET else LINES_ON_A_PAGE
        page = Paginator(hours.lines, at_once).get_page(self.request.GET.get("page"))
        self._record(hours, [line.reference for line in page])
        return super().get_context_data(
            hours=hours,
            quarter=quarter,
            has_begun=quarter.starts_at <= now,
            is_over=quarter.ends_at <= now,
            page_obj=page,
            period_form=choose(QuarterForm, quarter, now=now),
            previous=quarter.previous(),
            next=quarter.next() if quarter.ends_at <= now else None,
            definitions=DEFINITIONS,
            may_export=self.request.user.can(Right.EXPORT_FIGURES),
            **kwargs,
        )

    def _record(self, hours: QuarterHours, shown: list[str]) -> None:
        apart = [each.reference for each in hours.not_counted]
        apart += [each.patrol.reference for each in hours.put_right]
        record_access(
            self.request, Action.LIST, KIND, ids=list(dict.fromkeys([*shown, *apart])),
            filters=self.request.GET.urlencode(), count=hours.split.together.patrols,
        )  # fmt: skip


class HoursFileView(OfAPeriod, View):
    """The quarter as CSV: everything on the page, and every line."""

    right = Right.EXPORT_FIGURES
    record_kind = KIND
    http_method_names = ("get", "head", "options")

    def get(self, request: HttpRequest) -> HttpResponse | FileResponse:
        hours = hours_of(asked_quarter(request))
        response = self.answer(hours, made_now(request))
        record_access(
            request, Action.EXPORT, KIND, ids=hours.references,
            filters=f"quarter={hours.quarter}", count=hours.split.together.patrols,
        )  # fmt: skip
        return response

    def answer(self, hours: QuarterHours, made: Made) -> HttpResponse | FileResponse:
        return HttpResponse(
            as_csv(csv_rows(hours, made)),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{self.name(hours)}.csv"'},
        )

    def name(self, hours: QuarterHours) -> str:
        return f"{settings.MARKING} patrol hours {hours.quarter}"


class HoursWorkbookView(HoursFileView):
    """The same as a workbook, whose sums can be followed to its lines."""

    def answer(self, hours: QuarterHours, made: Made) -> HttpResponse | FileResponse:
        return FileResponse(
            write_xlsx(hours, made),
            content_type=WORKBOOK,
            as_attachment=True,
            filename=f"{self.name(hours)}.xlsx",
        )

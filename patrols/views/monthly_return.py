"""The monthly return as a page, on paper and as CSV."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.generic import TemplateView, View

from accounts.rights import Right
from audit.pages import Printable
from audit.services import Action, record_access
from govuk.csv_files import as_csv
from govuk.templatetags.govuk import moment
from measures.quarters import Month
from patrols.forms.hours import MonthForm, choose
from patrols.forms.periods import read_period
from patrols.hours.monthly_return import DEFINITIONS, csv_rows, return_of
from patrols.views.periods import OfAPeriod

KIND = "patrol return"


def asked_month(request: HttpRequest) -> Month:
    """The month of the address, or the last that is over: that is the one to send."""
    return read_period(request.GET, Month.of_instant(timezone.now()).previous())


class ReturnView(OfAPeriod, Printable, TemplateView):
    right = Right.VIEW_PATROLS
    record_kind = KIND
    template_name = "patrols/return.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now, month = timezone.now(), asked_month(self.request)
        told = return_of(month)
        record_access(self.request, Action.LIST, KIND, filters=f"month={month}", count=told.together.patrols)
        return super().get_context_data(
            told=told,
            month=month,
            has_begun=month.starts_at <= now,
            is_over=month.ends_at <= now,
            period_form=choose(MonthForm, month, now=now),
            previous=month.previous(),
            next=month.next() if month.ends_at <= now else None,
            definitions=DEFINITIONS,
            may_export=self.request.user.can(Right.EXPORT_FIGURES),
            **kwargs,
        )


class ReturnFileView(OfAPeriod, View):
    right = Right.EXPORT_FIGURES
    record_kind = KIND
    http_method_names = ("get", "head", "options")

    def get(self, request: HttpRequest) -> HttpResponse:
        told = return_of(asked_month(request))
        role = request.user.role_name
        rows = csv_rows(told, marking=settings.MARKING, made=moment(timezone.now()), role=role)
        record_access(
            request, Action.EXPORT, KIND, filters=f"month={told.month}", count=told.together.patrols
        )
        name = f"{settings.MARKING} patrol return {told.month}.csv"
        return HttpResponse(
            as_csv(rows),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

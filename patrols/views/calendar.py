"""The calendar of patrols, a month at a time."""

from calendar import day_name
from typing import Any

from django.http import Http404
from django.utils import timezone
from django.views.generic import TemplateView

from accounts.rights import Right
from audit.services import Action, record_access
from measures.quarters import Month
from patrols.calendar import Asked, calendar_of
from patrols.forms.calendar import CalendarForm


class CalendarView(TemplateView):
    """Filters are in the address. One that cannot be read is said to be wrong, and not applied."""

    right = Right.VIEW_PATROLS
    template_name = "patrols/calendar.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now, form = timezone.now(), CalendarForm(self.request.GET)
        this_month = Month.of_instant(now)
        if form.is_valid():
            asked = form.asked(this_month)
        elif "month" in form.errors:
            raise Http404("There is no such month.")
        else:
            asked = Asked(form.cleaned_data.get("month") or this_month)
        calendar = calendar_of(asked, self.request.user, now=now)
        record_access(
            self.request, Action.LIST, "patrol", filters=self.request.GET.urlencode(),
            count=calendar.total.patrols,
        )  # fmt: skip
        return super().get_context_data(
            calendar=calendar,
            form=form,
            month=asked.month,
            this_month=this_month,
            kept=_kept(asked),
            weekdays=day_name,
            prints="print" in self.request.GET,
            **kwargs,
        )


def _kept(asked: Asked) -> dict[str, str]:
    """The filters that a link carries on, named as in the list of patrols."""
    kept = {}
    if asked.zone is not None:
        kept["zone"] = asked.zone.slug
    if asked.organisation is not None:
        kept["organisation"] = asked.organisation.short_name
    return kept

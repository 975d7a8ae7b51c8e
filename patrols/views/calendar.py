"""The calendar of patrols, a month at a time."""

from calendar import day_name
from typing import Any

from django.utils import timezone
from django.views.generic import TemplateView

from accounts.rights import Right
from audit.pages import Printable
from audit.services import Action, record_access
from measures.quarters import Month
from patrols.calendar import Asked, calendar_of
from patrols.forms.calendar import CalendarForm
from patrols.forms.periods import read_period
from patrols.views.periods import OfAPeriod


class CalendarView(OfAPeriod, Printable, TemplateView):
    """Filters are in the address. Under one that cannot be read there are no figures."""

    right = Right.VIEW_PATROLS
    record_kind = "patrol"
    template_name = "patrols/calendar.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now, form = timezone.now(), CalendarForm(self.request.GET)
        this_month = Month.of_instant(now)
        month = read_period(self.request.GET, this_month)
        context = super().get_context_data(form=form, month=month, this_month=this_month, **kwargs)
        if not form.is_valid():
            return context
        asked = form.asked(month)
        calendar = calendar_of(asked, self.request.user, now=now)
        record_access(
            self.request, Action.LIST, self.record_kind, filters=self.request.GET.urlencode(),
            count=calendar.total.patrols,
        )  # fmt: skip
        return {**context, "calendar": calendar, "kept": _kept(asked), "weekdays": day_name}


def _kept(asked: Asked) -> dict[str, str]:
    """The filters that a link carries on, named as in the list of patrols."""
    kept = {}
    if asked.zone is not None:
        kept["zone"] = asked.zone.slug
    if asked.organisation is not None:
        kept["organisation"] = asked.organisation.short_name
    return kept

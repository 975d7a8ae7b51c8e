"""Addresses of the lists that hold the records behind a figure, no more and no fewer of them."""

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from measures.weeks import Week

ALL = "all"


def incidents(first_on: date, last_on: date, *, area: str, kind: str) -> str:
    """Incidents of these days, as a paper counts them: no withdrawn one, and no kind with a victim."""
    asked = {"from_on": first_on.isoformat(), "to_on": last_on.isoformat(), "counted": "paper"}
    asked |= {"place": "within"} if area == ALL else {"zone": area}
    if kind != ALL:
        asked["category"] = kind
    return f"{reverse('incidents:list')}?{urlencode(asked)}"


def incidents_of(week: Week, *, area: str, kind: str) -> str:
    return incidents(week.starts_on, week.ends_on, area=area, kind=kind)


def patrols_of(week: Week) -> str:
    return f"{reverse('patrols:list')}?{_days(week)}"


def stop_searches_of(week: Week) -> str:
    return f"{reverse('stopsearches:list')}?{_days(week)}&source=police_record"


def actions(**which: str) -> str:
    return f"{reverse('summaries:actions')}?{urlencode(which)}"


def _days(week: Week) -> str:
    return urlencode({"from_on": week.starts_on.isoformat(), "to_on": week.ends_on.isoformat()})

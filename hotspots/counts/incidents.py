"""The incidents that a selection is about: everything on the map is counted from these and no others."""

from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Protocol

from django.db.models import Q

from accounts.models import User
from hotspots.asked.selection import Selection
from incidents.models import Incident
from incidents.querysets import IncidentQuerySet
from incidents.whole import whole_from
from measures.disclosure.detail import Detail
from measures.weeks import local


class Stretch(Protocol):
    """A time with a first instant and a first one after it, such as a period."""

    @property
    def start_at(self) -> datetime: ...

    @property
    def end_at(self) -> datetime: ...


def selected_incidents(selection: Selection, *periods: Stretch) -> IncidentQuerySet:
    """Those that count: not withdrawn, and with a known hour when a time of day is asked.

    Of the selection's own period, or of others that it is compared with.
    """
    found = _whenever(selection, *(periods or (selection.period,)))
    return found if selection.hours is None else found.in_hours(*selection.hours)


def hotspot_points(selection: Selection, *, visible_to: User) -> IncidentQuerySet:
    """The incidents whose place may be drawn exactly."""
    return selected_incidents(selection).visible_to(visible_to).drawable_as_points()


def for_reader(selection: Selection) -> IncidentQuerySet:
    """What counts at the reader's detail: less their own list, nothing is left that would tell where."""
    found: IncidentQuerySet = Incident.objects.counted().at_detail(selection.detail)
    return found


def first_day_on_record(detail: Detail) -> date | None:
    """The London day of the earliest incident that counts at that detail, of those that were not erased."""
    first = Incident.objects.counted().at_detail(detail).aggregate(at=whole_from())["at"]
    return None if first is None else local(first).date()


def without_known_hour(selection: Selection) -> int:
    """How many a chosen time of day leaves out, because their hour is not known."""
    if not selection.needs_hour:
        return 0
    return _whenever(selection, selection.period).without_known_hour().count()


def _whenever(selection: Selection, *periods: Stretch) -> IncidentQuerySet:
    within = (Q(occurred_at__gte=each.start_at, occurred_at__lt=each.end_at) for each in periods)
    found = for_reader(selection).filter(reduce(or_, within))
    if selection.category:
        found = found.of_kind(selection.category)
    if selection.weapon:
        found = found.filter(weapon=selection.weapon)
    if selection.weekdays:
        found = found.on_weekdays(selection.weekdays)
    if selection.source:
        found = found.filter(source=selection.source)
    if selection.zone is not None:
        found = found.in_zone(selection.zone)
    if selection.cell is not None:
        found = found.drawn_in_cell(selection.cell)
    return found

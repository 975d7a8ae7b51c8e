"""Which part of a period may be read from the kept counts."""

from datetime import date
from typing import Any

from django.db.models import F, QuerySet, Value

from accounts.statements import Statement
from incidents.kept.spans import Cover, Span, cover
from incidents.models import CountedSpan, StaleWeek

_MARK = 0


def cover_of(first_on: date, last_on: date, *, wide: bool = False) -> Cover:
    """The stretches of the period whose counts are kept and right, and the days that are not; one query.

    With `wide` those of which the wide cells are counted too.
    """
    known = _KNOWN.rows(wide, values=(first_on, last_on))
    counted = {Span(starts_on, weeks) for starts_on, weeks in known if weeks != _MARK}
    return cover(first_on, last_on, counted, (starts_on for starts_on, weeks in known if weeks == _MARK))


def _known(wide: bool, first_on: date, last_on: date) -> "QuerySet[Any, Any]":
    """The stretches that are counted, and with `_MARK` for weeks those that are not right any more."""
    marks = StaleWeek.objects.values_list("starts_on", Value(_MARK)).distinct()
    made = CountedSpan.objects.filter(starts_on__range=(first_on, last_on))
    spans = (made.filter(wide=True) if wide else made).values_list("starts_on", F("weeks"))
    return spans.union(marks, all=True)


_KNOWN = Statement(_known)

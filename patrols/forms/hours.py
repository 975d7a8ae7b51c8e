"""Choosing a quarter or a month, from the first patrol on record to today."""

from datetime import datetime
from typing import Any, TypeVar

from django import forms
from django.db.models import Min

from measures.quarters import Month, Quarter
from measures.weeks import london_day
from patrols.models import Patrol
from patrols.rules import EARLIEST

AnyPeriod = TypeVar("AnyPeriod", Quarter, Month)


class QuarterForm(forms.Form):
    quarter = forms.ChoiceField(label="Quarter")


class MonthForm(forms.Form):
    month = forms.ChoiceField(label="Month")


def choose(form: type[forms.Form], chosen: AnyPeriod, *, now: datetime) -> Any:
    """The form with every period that can hold a patrol, newest first, and the chosen one: one query."""
    name = next(iter(form.base_fields))
    kind = type(chosen)
    newest = kind.of_instant(now)
    first = Patrol.objects.not_struck().aggregate(first=Min("started_at"))["first"]
    oldest = min(newest, kind.of_instant(max(first, london_day(EARLIEST)[0]))) if first else newest
    periods = {chosen}
    while newest >= oldest:
        periods.add(newest)
        newest = newest.previous()
    filled = form(initial={name: str(chosen)})
    filled.fields[name].choices = [(str(each), each.label) for each in sorted(periods, reverse=True)]
    return filled

"""Reads from the address which month, quarter or week is asked for: one way for pages, files and API."""

from collections.abc import Mapping
from typing import TypeVar

from django.http import Http404
from django.utils.text import Truncator

from measures.quarters import Month, Quarter
from measures.weeks import Week

AnyPeriod = TypeVar("AnyPeriod", Month, Quarter, Week)
_LONGEST_TOLD = 20


class NoSuchPeriod(Http404):
    """What it says is meant for whoever typed the address."""


def read_period(address: Mapping[str, str], default: AnyPeriod) -> AnyPeriod:
    """The period of `?month=`, `?quarter=` or `?week=`, whichever the default is; without it, the default.

    Pages lead to the periods beside it and a calendar reaches into the one after, so those exist too.
    """
    kind = type(default)
    name = kind.__name__.lower()
    text = address.get(name)
    if not text:
        return default
    try:
        period = kind.parse(text)
        _ = period.previous(), period.next(2)
    except ValueError as wrong:
        told = Truncator(text).chars(_LONGEST_TOLD)
        raise NoSuchPeriod(f"There is no {name} {told}. Choose one like {default}.") from wrong
    return period

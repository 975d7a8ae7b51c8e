"""A saved view in words: what it asks, and whether its days move on. One query for many."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import parse_qsl

from django import forms

from govuk.chips import flat_choices
from govuk.forms import DATES
from govuk.templatetags.govuk import day
from hotspots.asked.displacement import CONTROLS, WIDTHS
from hotspots.asked.forms import SelectionForm
from hotspots.saved.models import SavedView
from zones.models import Zone

_GONE = "a zone that is no longer there"
_OWN_WORDS = {"period", "from_on", "to_on", "zone", "control", "control_cells", "cell", "metres", "before_on"}
_WAYS = dict(CONTROLS)


@dataclass(frozen=True)
class ToldView:
    """A view and what it asks. `is_broken` where it asks for a zone that is gone: its page will say so."""

    view: SavedView
    period: str
    filters: tuple[str, ...]
    is_broken: bool


def told_views(views: Iterable[SavedView]) -> list[ToldView]:
    zones = dict(Zone.objects.values_list("slug", "name"))
    return [told(each, zones) for each in views]


def told(view: SavedView, zones: Mapping[str, str]) -> ToldView:
    asked = dict(parse_qsl(view.query))
    return ToldView(
        view,
        period=_period(asked),
        filters=tuple(_filters(asked, zones)),
        is_broken=any(asked.get(name, "") not in {"", *_WAYS, *zones} for name in ("zone", "control")),
    )


def _period(asked: Mapping[str, str]) -> str:
    if asked.get("period") == DATES:
        first, last = (day(date.fromisoformat(asked[name])) for name in ("from_on", "to_on"))
        return f"{first} to {last}, always these days"
    label = dict(_choices("period"))[asked["period"]]
    return f"{label}, up to the day it is opened"


def _filters(asked: Mapping[str, str], zones: Mapping[str, str]) -> Iterable[str]:
    for name, value in asked.items():
        if name not in _OWN_WORDS:
            # A kind or source that is offered no longer is named as it was stored.
            yield f"{_label(name)}: {dict(_choices(name)).get(value, value)}"
    if "zone" in asked:
        yield f"Zone: {zones.get(asked['zone'], _GONE)}"
    if "cell" in asked:
        yield "One cell"
    if "control" in asked:
        # The zones of the form stand for themselves; its other ways are words of its own.
        yield f"Control area: {_WAYS.get(asked['control']) or zones.get(asked['control'], _GONE)}"
    if "control_cells" in asked:
        yield f"Control cells: {asked['control_cells']}"
    if "metres" in asked:
        yield f"Ring: {dict(WIDTHS).get(int(asked['metres']), asked['metres'])}"
    if "before_on" in asked:
        yield f"Compared with the days from {day(date.fromisoformat(asked['before_on']))}"


def _label(name: str) -> str:
    field = SelectionForm.base_fields[name]
    return str(field.label or name.replace("_", " ").capitalize())


def _choices(name: str) -> list[tuple[str, Any]]:
    field = SelectionForm.base_fields[name]
    return flat_choices(field) if isinstance(field, forms.ChoiceField) else []

"""Reads from the address which zone, ring and control area to look at, before and after what."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from django import forms
from django.http import QueryDict

from accounts.models import User
from govuk.chips import flat_choices
from govuk.widgets import DateInput
from hotspots.asked.forms import SelectionForm
from hotspots.asked.periods import Comparison, Period
from hotspots.asked.selection import Selection
from zones.cell_field import CellsField
from zones.models import Zone

WIDTHS = ((50, "50 metres"), (100, "100 metres"), (200, "200 metres"))
USUAL_METRES = 100
# Ways to choose a control area that is no zone; a zone is chosen by its slug.
ELSEWHERE, NEXT_RING, CELLS = "", "next-ring", "cells"
CONTROLS = (
    (ELSEWHERE, "Rest of town, outside zones and rings"),
    (NEXT_RING, "The next ring: as wide, beyond the first"),
    (CELLS, "Cells of the map, named below"),
)


@dataclass(frozen=True)
class Control:
    """The ground to compare with: one of the three ways, or a zone."""

    way: str = ELSEWHERE
    zone: Zone | None = None
    cells: frozenset[int] = frozenset()


@dataclass(frozen=True)
class DisplacementAsked:
    """Two periods of one length, a zone, how wide the ring around it is, and what to compare both with."""

    selection: Selection
    zone: Zone
    control: Control
    metres: int
    before: Period

    @property
    def after(self) -> Period:
        return self.selection.period

    def during(self, period: Period) -> Selection:
        """The filters of that time, wherever it was."""
        return replace(self.selection, period=period, zone=None, cell=None)


class DisplacementForm(SelectionForm):
    """The filters of the map, whose period is the one after, and what else has to be chosen."""

    # What has to be chosen first; the filters of every page follow.
    field_order = ("zone", "metres", "control", "control_cells", "period", "from_on", "to_on", "compare")

    control = forms.ChoiceField(label="Control area", required=False)
    control_cells = CellsField(label="Control cells (H3 codes, spaces between)", required=False)
    metres = forms.TypedChoiceField(
        label="Width of the ring", required=False, coerce=int, empty_value=USUAL_METRES, choices=WIDTHS
    )
    before_on = forms.DateField(
        label="First day before (as many days)", required=False, widget=DateInput,
    )  # fmt: skip

    def __init__(self, data: QueryDict, *, today: date, reader: User) -> None:
        asked = data.copy()
        asked.setdefault("metres", str(USUAL_METRES))
        asked.pop("cell", None)  # The three areas say where.
        if asked.get("compare") == Comparison.PREVIOUS:
            asked["compare"] = ""  # What the map calls so is usual here.
        super().__init__(asked, today=today, reader=reader)
        hotspots = Zone.objects.hotspots()
        self.fields["zone"].queryset = hotspots
        self.fields["zone"].empty_label = "Choose a hotspot zone"
        self.fields["period"].label = "Period after"
        self.fields["compare"].label = "Period before"
        self.fields["compare"].choices = [
            ("", "The period before"),
            (Comparison.LAST_YEAR, Comparison.LAST_YEAR.label),
        ]
        self.fields["control"].choices = [
            *CONTROLS,
            ("Another hotspot zone", [(zone.slug, zone.name) for zone in hotspots]),
        ]
        self.fields["before_on"].error_messages["invalid"] = (
            "Enter a real date, like 22 November 2026 (2026-11-22)."
        )

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        zone, control, cells = (cleaned.get(name) for name in ("zone", "control", "control_cells"))
        if zone is not None and control == zone.slug:
            self.add_error("control", "Choose another area: a zone is no control of itself.")
        if control == CELLS and not cells and "control_cells" not in self.errors:
            self.add_error("control_cells", "Name the cells of the control area.")
        if cells and control != CELLS and "control" not in self.errors:
            self.add_error("control", "Choose the cells as the control area, or name none.")
        if cleaned.get("before_on") and not self.errors:
            before = self._before(cleaned["before_on"])
            if before.last_on >= self.selection.period.first_on:
                self.add_error("before_on", "The days before must end before the period after begins.")
        return cleaned

    @property
    def asked(self) -> DisplacementAsked | None:
        """None until a zone is chosen."""
        answers, selection = self.cleaned_data, self.selection
        if answers["zone"] is None:
            return None
        before = selection.comparison.periods(selection.period)[0]
        return DisplacementAsked(
            selection=selection,
            zone=answers["zone"],
            control=self._control(answers["control"]),
            metres=answers["metres"],
            before=self._before(answers["before_on"]) if answers["before_on"] else before,
        )

    @property
    def chosen(self) -> list[tuple[str, str, str]]:
        """The filters in force, and what was chosen of what only this page asks."""
        words = list(super().chosen)
        answers = self.cleaned_data
        if control := answers["control"]:
            label = dict(flat_choices(self.fields["control"]))[control]
            words.append(("control", "Control", label))
        if answers["control_cells"]:
            codes = ", ".join(f"{cell:x}" for cell in sorted(answers["control_cells"]))
            words.append(("control_cells", "Control cells", codes))
        if answers["metres"] != USUAL_METRES:
            words.append(("metres", "Ring", dict(WIDTHS)[answers["metres"]]))
        return words

    def _control(self, chosen: str) -> Control:
        if chosen in (ELSEWHERE, NEXT_RING, CELLS):
            return Control(chosen, cells=self.cleaned_data["control_cells"])
        return Control(chosen, zone=Zone.objects.get(slug=chosen))

    def _before(self, first_on: date) -> Period:
        return Period(first_on, first_on + timedelta(days=self.selection.period.days - 1))

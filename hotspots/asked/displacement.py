"""Reads from the address which zone, ring and control area to look at, before and after what."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from django import forms
from django.http import QueryDict

from accounts.models import User
from govuk.widgets import DateInput
from hotspots.asked.forms import SelectionForm
from hotspots.asked.periods import Comparison, Period
from hotspots.asked.selection import Selection
from zones.models import Zone

WIDTHS = ((50, "50 metres"), (100, "100 metres"), (200, "200 metres"))
USUAL_METRES = 100


@dataclass(frozen=True)
class DisplacementAsked:
    """Two periods of one length. `control` is a zone, or None for everywhere outside zones and rings."""

    selection: Selection
    zone: Zone
    control: Zone | None
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

    control = forms.ChoiceField(label="Control area", required=False)
    metres = forms.TypedChoiceField(
        label="Width of the ring", required=False, coerce=int, empty_value=USUAL_METRES, choices=WIDTHS
    )
    before_on = forms.DateField(
        label="First day before (as many days)", required=False, widget=DateInput,
    )  # fmt: skip

    def __init__(self, data: QueryDict, *, today: date, reader: User) -> None:
        asked = data.copy()
        asked.setdefault("metres", str(USUAL_METRES))
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
            ("", "Everywhere outside zones and rings"),
            *((zone.slug, zone.name) for zone in hotspots),
        ]
        self.fields["before_on"].error_messages["invalid"] = (
            "Enter a real date, like 22 November 2026 (2026-11-22)."
        )

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        zone = cleaned.get("zone")
        if zone is not None and cleaned.get("control") == zone.slug:
            self.add_error("control", "Choose another area: a zone is no control of itself.")
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
        control = answers["control"]
        before = selection.comparison.periods(selection.period)[0]
        return DisplacementAsked(
            selection=selection,
            zone=answers["zone"],
            control=Zone.objects.get(slug=control) if control else None,
            metres=answers["metres"],
            before=self._before(answers["before_on"]) if answers["before_on"] else before,
        )

    def _before(self, first_on: date) -> Period:
        return Period(first_on, first_on + timedelta(days=self.selection.period.days - 1))

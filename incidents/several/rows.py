"""One row of the page on which several incidents are typed."""

import uuid
from datetime import datetime, time
from typing import Any

from django import forms

from accounts.detail import detail_of
from accounts.models import User
from audit.free_text.forms import FreeTextForm
from govuk.forms import DayAndTimeField
from govuk.widgets import DateInput, ShortText, TimeInput
from incidents import categories
from incidents.models import Incident
from incidents.nearby.finding import Nearby, incidents_nearby
from incidents.occurrence import OccurrenceError, Precision, occurrence
from zones.models import Zone
from zones.places import EAST, NORTH, SOUTH, WEST

# What a row leaves out is the same as in the row above.
_LIKE_ABOVE = {
    "on": "Enter the date.",
    "zone": "Choose a zone, or give the place.",
    "source": "Choose who reported it.",
}


class RowForm(FreeTextForm):
    """A row with nothing typed in it is no incident. Without a time, only the day is known."""

    free_text = ("description",)

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    shown = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)
    on = forms.DateField(
        label="Date", required=False, widget=DateInput,
        error_messages={"invalid": "Enter a real date, like 22 November 2026."},
    )  # fmt: skip
    at = forms.TimeField(
        label="Time", required=False, widget=TimeInput,
        error_messages={"invalid": "Enter a time, like 19:40."},
    )  # fmt: skip
    category = forms.ChoiceField(label="Kind", required=False)
    zone = forms.ModelChoiceField(label="Zone", queryset=None, required=False, empty_label="")
    point = forms.CharField(label="or lat, lng", required=False, max_length=40, widget=ShortText(10))
    source = forms.ChoiceField(label="Source", required=False, choices=[("", ""), *Incident.Source.choices])
    weapon = forms.ChoiceField(
        label="Weapon", choices=Incident.Weapon.choices, initial=Incident.Weapon.NOT_KNOWN
    )
    description = forms.CharField(label="What happened", required=False, max_length=500, widget=ShortText(30))

    def __init__(
        self, *args: Any, user: User, zones: Any, above: "RowForm | None", now: datetime, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._user, self._above, self._now = user, above, now
        self.nearby: list[Nearby] = []
        self.fields["zone"].queryset = zones
        cleared = detail_of(user).reads_sensitive_kinds
        self.fields["category"].choices = [("", "")] + [
            (kind, label)
            for kind, label in categories.LABELS.items()
            if cleared or kind not in categories.SENSITIVE
        ]

    @property
    def is_empty(self) -> bool:
        typed = ("on", "at", "category", "zone", "point", "source", "description")
        return not any(str(self.data.get(self.add_prefix(name), "")).strip() for name in typed)

    @property
    def questions(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name != "keep_as_written"]

    def clean_point(self) -> tuple[float, float] | None:
        typed = self.cleaned_data["point"]
        if not typed:
            return None
        try:
            lat, lng = (float(part) for part in typed.replace(",", " ").split())
        except ValueError as error:
            raise forms.ValidationError("Enter latitude and longitude, like 51.77145, 0.09363.") from error
        if not (SOUTH <= lat <= NORTH and WEST <= lng <= EAST):
            raise forms.ValidationError("This point is not in or near the council’s area.")
        return lat, lng

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.is_empty:
            return cleaned
        self._take_from_above(cleaned)
        if not cleaned.get("category") and "category" not in self.errors:
            self.add_error("category", "Choose the kind.")
        if not self.errors:
            self._check_time(cleaned)
        return cleaned

    def report(self) -> dict[str, Any]:
        """The arguments of `report_incident`."""
        kept = ("client_id", "category", "source", "weapon", "description")
        lat, lng = self.cleaned_data["point"] or (None, None)
        when = self.cleaned_data["when"]
        return {
            **{name: self.cleaned_data[name] for name in kept},
            "occurred_at": when.start_at,
            "time_precision": when.precision,
            "lat": lat, "lng": lng, "zone": self.cleaned_data["zone"] if lat is None else None,
        }  # fmt: skip

    def look_nearby(self, sent_with: set[uuid.UUID]) -> bool:
        """Whether something near is on record that this row has not been shown beside yet."""
        report = self.report()
        place = {name: report[name] for name in ("lat", "lng", "zone")}
        found = incidents_nearby(
            category=report["category"], when=self.cleaned_data["when"], user=self._user, **place
        )
        self.nearby = [each for each in found if each.incident.client_id not in sent_with]
        references = [str(each.incident) for each in self.nearby]
        self.data = self.data.copy()
        self.data[self.add_prefix("shown")] = " ".join(references)
        return not set(references) <= set(self.cleaned_data["shown"].split())

    def _take_from_above(self, cleaned: dict[str, Any]) -> None:
        above = self._above.cleaned_data if self._above is not None else {}
        if (
            not cleaned.get("zone")
            and not cleaned.get("point")
            and not {"zone", "point"} & self.errors.keys()
        ):
            cleaned["zone"], cleaned["point"] = above.get("zone"), above.get("point")
        for name in ("on", "source"):
            cleaned[name] = cleaned.get(name) or above.get(name)
        for name, words in _LIKE_ABOVE.items():
            told = cleaned.get(name) or (name == "zone" and cleaned.get("point"))
            at_fault = {name, "point"} if name == "zone" else {name}
            # What is wrong in the row above is said there.
            wrong_above = self._above is not None and at_fault & self._above.errors.keys()
            if not told and not wrong_above and not at_fault & self.errors.keys():
                self.add_error(name, words)

    def _check_time(self, cleaned: dict[str, Any]) -> None:
        if cleaned["on"] is None:
            return
        known = cleaned.get("at") is not None
        try:
            start = DayAndTimeField().compress([cleaned["on"], cleaned["at"] or time.min])
            precision = Precision.EXACT if known else Precision.DAY
            cleaned["when"] = occurrence(precision, start, None, now=self._now)
        except OccurrenceError as error:
            self.add_error("on", str(error))
        except forms.ValidationError as error:
            self.add_error("at", error)


def zones_to_choose() -> Any:
    """Asked of the database once for all rows."""
    zones = Zone.objects.all()
    len(zones)
    return zones

"""The forms of powers: one of the police for hours, an order of the council for years, and an early end."""

import uuid
from datetime import datetime
from typing import Any

from django import forms

from audit.free_text.forms import FreeTextForm
from govuk.forms import DayAndTimeField, PlainForm
from govuk.widgets import DateInput, ShortText
from measures.weeks import local, london_day
from zones.geometry import GeometryError
from zones.models import Authorisation, Zone
from zones.outline_text import read_outline, write_outline
from zones.powers.kinds import RANKS

NO_NAMES = "Leave out names and addresses."
WHY = {"required": "Say why, in a few words."}


class AreaForm(PlainForm):
    """Which area: a zone's outline, or one that is typed."""

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    zone = forms.ModelChoiceField(
        label="Same area as which zone?", queryset=Zone.objects.order_by("-kind", "name"),
        to_field_name="slug", required=False, empty_label="No zone: I will give the outline",
        help_text="Choose a zone, or give the outline below. The zone’s outline on the first day is kept, "
        "also when the zone is redrawn later.",
    )  # fmt: skip
    area_name = forms.CharField(
        label="What is the area called?", max_length=80, required=False, widget=ShortText(30),
        help_text="As people know it, for example Broad Walk. Leave it empty to use the zone’s name.",
    )  # fmt: skip
    geometry = forms.CharField(
        label="Outline of the area", required=False,
        widget=forms.Textarea(attrs={"rows": 6, "class": "govuk-textarea app-code", "spellcheck": "false"}),
        help_text="Only if it is no zone. One point a line as latitude, longitude, in order around the edge; "
        "or paste GeoJSON.",
    )  # fmt: skip

    def clean_geometry(self) -> dict[str, Any] | None:
        """None where nothing was typed, or nothing changed: what is stored may be finer than its points."""
        text = self.cleaned_data["geometry"]
        if not text.strip() or (self.initial.get("geometry") and "geometry" not in self.changed_data):
            return None
        try:
            return read_outline(text)
        except GeometryError as error:
            raise forms.ValidationError(str(error)) from error

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        zone = said.get("zone")
        if zone and said.get("geometry"):
            self.add_error("geometry", f"Leave the outline as it was, or do not choose {zone}.")
        if zone and "area_name" not in self.changed_data:
            said["area_name"] = ""
        return said

    @staticmethod
    def initial_of_area(power: Authorisation) -> dict[str, Any]:
        return {"area_name": power.area_name, "geometry": write_outline(power.geometry)}


class PolicePowerForm(FreeTextForm, AreaForm):
    """Section 60 or section 34: hours, and the rank of who authorised it."""

    free_text = ("reason",)

    starts_at = DayAndTimeField(label="From when?")
    ends_at = DayAndTimeField(label="Until when?", help_text="With an extension, the end that it now has.")
    rank = forms.ChoiceField(
        label="Who authorised it?", choices=[("", "Choose a rank"), *RANKS.items()],
        error_messages={"required": "Choose the rank of the officer who authorised it."},
    )  # fmt: skip
    extension_rank = forms.ChoiceField(
        label="Who extended it?", required=False, choices=[("", "It was not extended"), *RANKS.items()]
    )
    reason = forms.CharField(
        label="Why?", max_length=300, widget=ShortText(30), help_text=NO_NAMES, error_messages=WHY
    )
    reviewed_on = forms.DateField(label="Last reviewed on", required=False, widget=DateInput)
    source = forms.CharField(
        label="Where is it written down?", max_length=200, required=False, widget=ShortText(30),
        help_text="For example the police notice and its date.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, which in (("starts_at", "starts"), ("ends_at", "ends")):
            self.fields[name].error_messages["required"] = f"Enter the date and the time at which it {which}."

    @property
    def said(self) -> dict[str, Any]:
        return self.cleaned_data

    @classmethod
    def initial_of(cls, power: Authorisation) -> dict[str, Any]:
        kept = ("starts_at", "ends_at", "rank", "extension_rank", "reason", "reviewed_on", "source")
        return {**cls.initial_of_area(power), **{name: getattr(power, name) for name in kept}}


class OrderForm(FreeTextForm, AreaForm):
    """A public spaces protection order: days, the last of which may not be known."""

    free_text = ("name", "reason")

    name = forms.CharField(
        label="What does it forbid, in a word or two?", max_length=80, widget=ShortText(20),
        help_text="For example No alcohol.",
    )  # fmt: skip
    starts_on = forms.DateField(
        label="First day", widget=DateInput, error_messages={"required": "Enter the first day."}
    )
    active_until = forms.DateField(
        label="Active until", required=False, widget=DateInput,
        help_text="The last day, which counts. Leave it empty if it is not known; it can be added later.",
    )  # fmt: skip
    reason = forms.CharField(
        label="Why?", max_length=300, widget=ShortText(30), help_text=NO_NAMES, error_messages=WHY
    )
    reviewed_on = forms.DateField(label="Last reviewed on", required=False, widget=DateInput)
    source = forms.CharField(
        label="Where is it written down?", max_length=200, required=False, widget=ShortText(30),
        help_text="For example the page on which the council publishes it.",
    )  # fmt: skip

    field_order = ("client_id", "name", "zone", "area_name", "geometry")

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        first, last = said.get("starts_on"), said.get("active_until")
        if first and last and last < first:
            self.add_error("active_until", "The last day must not be before the first.")
        return said

    @property
    def said(self) -> dict[str, Any]:
        """As the service takes it: from the midnight before the first day to the one after the last."""
        said = dict(self.cleaned_data)
        first, last = said.pop("starts_on"), said.pop("active_until")
        return {
            **said,
            "starts_at": london_day(first)[0],
            "ends_at": london_day(last)[1] if last else None,
        }

    @classmethod
    def initial_of(cls, power: Authorisation) -> dict[str, Any]:
        kept = {name: getattr(power, name) for name in ("name", "reason", "reviewed_on", "source")}
        days = {"starts_on": local(power.starts_at).date(), "active_until": power.last_day}
        return {**cls.initial_of_area(power), **kept, **days}


EARLY, MISTAKE = "early", "mistake"


class EndForm(FreeTextForm, PlainForm):
    """Whether a power ended before its time, or never held at all, and why."""

    free_text = ("reason",)

    how = forms.ChoiceField(
        label="What happened?", widget=forms.RadioSelect, initial=EARLY,
        choices=[(EARLY, "It ended before its time"), (MISTAKE, "It was recorded by mistake and never held")],
    )  # fmt: skip
    at = DayAndTimeField(label="When did it end?", required=False, help_text="Only if it ended early.")
    reason = forms.CharField(
        label="Why?", max_length=200, widget=ShortText(30), help_text=NO_NAMES, error_messages=WHY
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("how") == EARLY and not said.get("at") and "at" not in self.errors:
            self.add_error("at", "Enter the date and the time at which it ended.")
        return said

    def ended_at(self, power: Authorisation) -> datetime:
        return power.starts_at if self.cleaned_data["how"] == MISTAKE else self.cleaned_data["at"]

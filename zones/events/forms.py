"""The forms of the town's events: what is known of one, and why one was cancelled."""

import uuid
from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator

from audit.free_text.forms import FreeTextForm
from govuk.forms import DayAndTimeField, PlainForm
from govuk.widgets import ShortText
from zones.models import TownEvent, Zone
from zones.models.event import WHOLE_TOWN

# No zone's address has a space.
EVERYWHERE = "whole town"
WHY = {"required": "Say why, in a few words."}
_KEPT = ("name", "starts_at", "ends_at", "zone", "expects", "source")


class Places(ModelChoiceIterator):
    """The whole town before its zones, after the line that asks."""

    def __iter__(self) -> Iterator[Any]:
        asking, *zones = super().__iter__()
        yield from (asking, (EVERYWHERE, WHOLE_TOWN), *zones)


class PlaceField(forms.ModelChoiceField):
    """A zone or the whole town. It has to be said: an answer left out is no place."""

    iterator = Places

    def to_python(self, value: Any) -> Any:
        return EVERYWHERE if value == EVERYWHERE else super().to_python(value)


class TownEventForm(FreeTextForm, PlainForm):
    """What it is called, when, where, how many are expected, and who says so."""

    free_text = ("name",)

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    name = forms.CharField(
        label="What is it called?", max_length=80, widget=ShortText(30),
        help_text="For example Christmas lights switch-on. Leave out people’s names.",
        error_messages={"required": "Say what the event is called."},
    )  # fmt: skip
    starts_at = DayAndTimeField(label="When does it start?")
    ends_at = DayAndTimeField(
        label="When does it end?", help_text="For one that lasts until midnight, 00:00 on the next day."
    )
    zone = PlaceField(
        label="Where is it?", queryset=Zone.objects.order_by("-kind", "name"), to_field_name="slug",
        empty_label="Choose a place", error_messages={"required": "Choose a zone or the whole town."},
    )  # fmt: skip
    expects = forms.IntegerField(
        label="How many people are expected?", required=False,
        widget=forms.NumberInput(attrs={"class": "govuk-input govuk-input--width-5", "inputmode": "numeric"}),
        help_text="Leave it empty if it is not known.",
        error_messages={"invalid": "Enter a whole number, like 500."},
    )  # fmt: skip
    source = forms.CharField(
        label="Where is this from?", max_length=120, widget=ShortText(30),
        help_text="For example the council’s events calendar, and its date.",
        error_messages={"required": "Say where this is from."},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, which in (("starts_at", "starts"), ("ends_at", "ends")):
            self.fields[name].error_messages["required"] = f"Enter the date and the time at which it {which}."

    def clean_zone(self) -> Zone | None:
        zone = self.cleaned_data["zone"]
        return None if zone == EVERYWHERE else zone

    @property
    def said(self) -> dict[str, Any]:
        return self.cleaned_data

    @property
    def changes(self) -> dict[str, Any]:
        """Only what was typed anew: a time that was left alone may be the second of its kind that night."""
        return {name: self.cleaned_data[name] for name in _KEPT if name in self.changed_data}

    @staticmethod
    def initial_of(event: TownEvent) -> dict[str, Any]:
        kept = {name: getattr(event, name) for name in _KEPT}
        return {**kept, "zone": event.zone.slug if event.zone is not None else EVERYWHERE}


class CancelForm(FreeTextForm, PlainForm):
    """Why it does not take place."""

    free_text = ("reason",)

    reason = forms.CharField(
        label="Why is it cancelled?", max_length=200, widget=ShortText(30),
        help_text="Leave out names and addresses. If it was recorded by mistake, say so.", error_messages=WHY,
    )  # fmt: skip

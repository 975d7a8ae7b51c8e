"""The place questions of every form, and the forms that draw a zone."""

from typing import Any

from django import forms
from django.utils import timezone

from govuk.forms import PlainForm
from govuk.widgets import DateInput, ShortText
from zones.geometry import GeometryError
from zones.models import Zone
from zones.outline_text import read_outline
from zones.picker import picker_data
from zones.places import EAST, NORTH, SOUTH, WEST, place_problem
from zones.services import METHODS


class PlaceForm(PlainForm):
    """Mixin with `zone`, `lat` and `lng`: a zone, or a point typed, tapped on a map or taken from the phone.

    One of the two is needed. A point outside the council's area is refused as a slip of the finger.
    """

    # Not of a record that came without a place, from a file about elsewhere: it can be put right without one.
    needs_a_place = True

    zone = forms.ModelChoiceField(
        queryset=Zone.objects.all(),
        required=False,
        empty_label="Not in a zone, or I will give the exact place",
        help_text="If you only know the zone, choose it here and leave the coordinates empty.",
    )
    lat = forms.FloatField(
        label="Latitude",
        required=False,
        min_value=SOUTH,
        max_value=NORTH,
        widget=ShortText(10),
        help_text="For example 51.77145",
    )
    lng = forms.FloatField(
        label="Longitude",
        required=False,
        min_value=WEST,
        max_value=EAST,
        widget=ShortText(10),
        help_text="For example 0.09363",
    )

    @property
    def picker(self) -> dict[str, Any]:
        """For `zones/_place_picker.html`."""
        return picker_data(timezone.localdate())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        given = (cleaned.get("lat"), cleaned.get("lng"), cleaned.get("zone"))
        problem = place_problem(*given)
        is_asked = self.needs_a_place or any(each is not None for each in given)
        if problem and is_asked and not {"lat", "lng"} & set(self.errors):
            self.add_error(*problem)
        return cleaned


class OutlineForm(PlainForm):
    """An outline, its first day, and what it was drawn from. `confirmed` is empty until it was shown."""

    geometry = forms.CharField(
        label="New outline",
        widget=forms.Textarea(attrs={"rows": 10, "class": "govuk-textarea app-code", "spellcheck": "false"}),
        help_text="One corner a line as latitude, longitude, in order around the edge; or paste GeoJSON.",
        error_messages={"required": "Enter the corners of the outline."},
    )
    valid_from = forms.DateField(
        label="First day of the new outline",
        widget=DateInput,
        help_text="Today or later. Records of earlier days keep the outline they have.",
    )
    data_from = forms.DateField(
        label="First day of the data it was drawn from",
        required=False,
        widget=DateInput,
        help_text="If the line follows from a count of records, the days that were counted.",
    )
    data_to = forms.DateField(
        label="Last day of the data it was drawn from", required=False, widget=DateInput
    )
    source = forms.CharField(
        label="Why, and where the new line comes from",
        max_length=200,
        required=False,
        help_text="For example: agreed at tasking on 17 November 2026.",
    )
    confirmed = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean_geometry(self) -> dict[str, Any]:
        try:
            return read_outline(self.cleaned_data["geometry"])
        except GeometryError as error:
            raise forms.ValidationError(str(error)) from error

    @property
    def change(self) -> dict[str, Any]:
        """What the services of drawing are told."""
        return {name: value for name, value in self.cleaned_data.items() if name != "confirmed"}


class RedrawForm(OutlineForm):
    """A zone's new outline."""


class NewZoneForm(OutlineForm):
    """A new zone with its first outline."""

    name = forms.CharField(label="Name", max_length=60, widget=ShortText(20))
    kind = forms.ChoiceField(
        label="Kind",
        choices=Zone.Kind.choices,
        help_text="A wider area lies around hotspot zones; a record belongs to the zone within it.",
    )
    parent = forms.ModelChoiceField(
        label="Within",
        queryset=Zone.objects.filter(kind=Zone.Kind.CONTEXT),
        required=False,
        empty_label="In no wider area",
    )
    method = forms.ChoiceField(
        label="How it was made",
        choices=[(each, each.capitalize()) for each in METHODS],
    )
    field_order = ("name", "kind", "parent", "geometry", "valid_from", "data_from", "data_to", "method")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["geometry"].label = "Outline"
        self.fields["valid_from"].label = "First day"
        self.fields["source"].label = "Why there should be a zone here"
        self.fields["source"].required = True
        self.fields["source"].error_messages["required"] = "Say why there should be a zone here."

"""The place questions of every form, and the form that redraws a zone."""

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


class PlaceForm(PlainForm):
    """Mixin with `zone`, `lat` and `lng`: a zone, or a point typed, tapped on a map or taken from the phone.

    One of the two is needed. A point outside the council's area is refused as a slip of the finger.
    """

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
        problem = place_problem(cleaned.get("lat"), cleaned.get("lng"), cleaned.get("zone"))
        if problem and not {"lat", "lng"} & set(self.errors):
            self.add_error(*problem)
        return cleaned


class RedrawForm(PlainForm):
    """A zone's new outline and its first day. `confirmed` is empty until the change was shown."""

    geometry = forms.CharField(
        label="New outline",
        widget=forms.Textarea(attrs={"rows": 10, "class": "govuk-textarea app-code", "spellcheck": "false"}),
        help_text="One point a line as latitude, longitude, in order around the edge; or paste GeoJSON.",
    )
    valid_from = forms.DateField(
        label="First day of the new outline",
        widget=DateInput,
        help_text="Today or later. Records of earlier days keep the outline they have.",
    )
    source = forms.CharField(
        label="Where the new line comes from",
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

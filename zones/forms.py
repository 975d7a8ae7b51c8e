"""The place questions of every form: a zone, or a point typed, tapped on a map or taken from the phone."""

from typing import Any

from django import forms

from govuk.forms import PlainForm
from govuk.widgets import ShortText
from zones.models import Zone


class PlaceForm(PlainForm):
    """Mixin with `zone`, `lat` and `lng`. `place_required` forms want one of the two.

    A point outside the council's area is refused as a slip of the finger.
    """

    place_required = True

    zone = forms.ModelChoiceField(
        queryset=Zone.objects.all(),
        required=False,
        empty_label="Not in a zone, or I will give the exact place",
        help_text="If you only know the zone, choose it here and leave the coordinates empty.",
    )
    lat = forms.FloatField(
        label="Latitude",
        required=False,
        min_value=51.6,
        max_value=51.9,
        widget=ShortText(10),
        help_text="For example 51.77145",
    )
    lng = forms.FloatField(
        label="Longitude",
        required=False,
        min_value=-0.1,
        max_value=0.35,
        widget=ShortText(10),
        help_text="For example 0.09363",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        lat, lng = cleaned.get("lat"), cleaned.get("lng")
        typed = not {"lat", "lng"} & set(self.errors)
        if typed and (lat is None) != (lng is None):
            missing = "lat" if lat is None else "lng"
            self.add_error(missing, "Give both coordinates, or neither.")
        elif typed and self.place_required and lat is None and cleaned.get("zone") is None:
            self.add_error("zone", "Choose a zone, or give the coordinates.")
        return cleaned

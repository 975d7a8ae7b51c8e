"""The form that reports an incident, and asks whether it is one of those on record already."""

from typing import Any

from django import forms
from django.utils import timezone

from accounts.models import User
from incidents.forms import IncidentForm
from incidents.models import Incident
from incidents.nearby.finding import Nearby, incidents_nearby
from incidents.occurrence import OccurrenceError, occurrence
from zones.models import Zone

ASKED = "This may be on record already. Look at what is near, tick what is the same event, and send it again."


class NearbyChoices(forms.CheckboxSelectMultiple):
    template_name = "incidents/nearby_choices.html"


class NearbyField(forms.MultipleChoiceField):
    """A tick for an incident that is near no longer, such as one withdrawn meanwhile, is nothing wrong."""

    widget = NearbyChoices

    def valid_value(self, value: str) -> bool:
        return True


class ReportForm(IncidentForm):
    """Asks once about each incident nearby: `shown` holds those that the person has seen."""

    same_as = NearbyField(
        label="Is it one of these?",
        required=False,
        help_text="Tick those that are the same event. Yours is recorded too, and linked to them: "
        "figures count both until one is withdrawn.",
    )
    shown = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)

    field_order = (
        "category", "occurred_at", "time_precision", "occurred_until_at", "zone", "lat", "lng",
        "same_as", "weapon", "source", "outcome", "description",
    )  # fmt: skip

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        self._user = user
        self.nearby: list[Nearby] = []

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.nearby = self._find(cleaned)
        found = {str(each.incident): each for each in self.nearby}
        self.fields["same_as"].choices = list(found.items())
        seen = set(cleaned.pop("shown", "").split())
        ticked = cleaned.get("same_as") or []
        cleaned["same_as"] = [found[reference].incident for reference in ticked if reference in found]
        self.data = self.data.copy()
        self.data[self.add_prefix("shown")] = " ".join(found)
        if not found:
            del self.fields["same_as"]
        elif not found.keys() <= seen:
            self.add_error("same_as", forms.ValidationError(ASKED, code="nearby"))
        return cleaned

    @property
    def zone_slugs(self) -> dict[str, str]:
        """What the form's choices are called in the API, for `nearby.js`."""
        zones = Zone.objects.values_list("pk", "slug")
        return {str(pk): slug for pk, slug in zones}

    def _find(self, cleaned: dict[str, Any]) -> list[Nearby]:
        asked = ("category", "occurred_at", "time_precision")
        wrong = {*asked, "occurred_until_at", "zone", "lat", "lng"} & self.errors.keys()
        if wrong or not all(cleaned.get(name) for name in asked):
            return []
        try:
            when = occurrence(
                cleaned["time_precision"], cleaned["occurred_at"], cleaned.get("occurred_until_at"),
                now=timezone.now(),
            )  # fmt: skip
        except OccurrenceError:
            return []
        place = {name: cleaned.get(name) for name in ("lat", "lng", "zone")}
        made = Incident.objects.created_as(cleaned.get("client_id"))
        near = incidents_nearby(category=cleaned["category"], when=when, user=self._user, **place)
        # Sent twice, the record that it made is near, and is this one.
        return near if not made.exists() else [each for each in near if each.incident not in set(made)]

"""The forms of a patrol being walked: who is on it, ending it, striking it out."""

import uuid
from datetime import datetime
from typing import Any

from django import forms

from accounts.models import Organisation, User
from audit.free_text.forms import FreeTextForm
from govuk.forms import DayAndTimeField, PlainForm
from govuk.widgets import Count, ShortText
from patrols.clock import readings
from patrols.models import Patrol
from patrols.rules import MOST_STAFF


class CrewForm(PlainForm):
    """Who is on the patrol: so many of ours, and so many of each other organisation on a joint one."""

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    staff_count = forms.IntegerField(min_value=1, max_value=MOST_STAFF, initial=1, widget=Count)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        own, crew = self.organisation_and_crew()
        self.fields["staff_count"].label = f"How many of you from {own}?"
        self.others = {
            f"partner_{organisation.pk}": organisation
            for organisation in Organisation.objects.all()
            if organisation != own and (organisation.is_active or organisation.pk in crew)
        }
        for name, organisation in self.others.items():
            self.fields[name] = forms.IntegerField(
                label=f"How many from {organisation}?",
                required=False, min_value=0, max_value=MOST_STAFF, widget=Count,
            )  # fmt: skip
        self.fields["staff_count"].initial = crew.get(own.pk, 1)
        for name, organisation in self.others.items():
            self.fields[name].initial = crew.get(organisation.pk)

    def organisation_and_crew(self) -> tuple[Organisation, dict[int, int]]:
        """Whose patrol it is, and how many of each organisation by its key: as on their last patrol."""
        last = Patrol.objects.not_struck().of(self.user).prefetch_related("crews").first()
        return self.user.organisation, crew_of(last) if last else {}

    @property
    def partner_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.others]

    @property
    def remembered_partners(self) -> list[tuple[forms.BoundField, Organisation]]:
        return [(self[name], other) for name, other in self.others.items() if self[name].value()]

    def crew(self) -> dict[str, Any]:
        """What the services want to know: our number, and the partners who came."""
        counts = {organisation: self.cleaned_data[name] for name, organisation in self.others.items()}
        return {
            "staff_count": self.cleaned_data["staff_count"],
            "partners": {organisation: count for organisation, count in counts.items() if count},
        }


def crew_of(patrol: Patrol) -> dict[int, int]:
    return {each.organisation_id: each.staff_count for each in patrol.crews.all()}


class SureField(forms.BooleanField):
    """The answer to what is doubtful, shown once it was asked."""

    def __init__(self) -> None:
        super().__init__(required=False, label="Yes, that is right")


class EndForm(PlainForm):
    """Ending a patrol, now or at the time that it really ended."""

    ended_at = DayAndTimeField(label="When did it end?", required=False)
    nothing_to_report = forms.BooleanField(required=False)
    sure = SureField()
    without_phone = forms.BooleanField(required=False, label="I cannot end it on that phone")

    def __init__(self, *args: Any, after: datetime | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.after = after

    def clean_ended_at(self) -> datetime | None:
        """Of the two times that a clock showed it in October, the first after the last that is known."""
        typed: datetime | None = self.cleaned_data["ended_at"]
        if typed is None or self.after is None:
            return typed
        return next((each for each in readings(typed) if each > self.after), typed)


class StrikeForm(FreeTextForm, PlainForm):
    free_text = ("reason",)

    reason = forms.CharField(
        label="Why is this patrol struck out?",
        max_length=200,
        widget=ShortText(30),
        help_text="For example “Logged twice”. Leave out names.",
    )

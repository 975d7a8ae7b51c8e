"""The forms of a patrol being walked: who is on it, ending it, striking it out."""

import uuid
from typing import Any

from django import forms

from accounts.models import Organisation, User
from govuk.forms import DayAndTimeField, PlainForm
from govuk.widgets import Count, ShortText
from patrols.models import Patrol
from patrols.rules import MOST_STAFF


class CrewForm(PlainForm):
    """Who is on the patrol: so many of ours, and so many of each other organisation on a joint one."""

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    staff_count = forms.IntegerField(min_value=1, max_value=MOST_STAFF, initial=1, widget=Count)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["staff_count"].label = f"How many of you from {user.organisation}?"
        self.others = {
            f"partner_{organisation.pk}": organisation
            for organisation in Organisation.objects.filter(is_active=True)
            if organisation.pk != user.organisation_id
        }
        for name, organisation in self.others.items():
            self.fields[name] = forms.IntegerField(
                label=f"How many from {organisation}?",
                required=False, min_value=0, max_value=MOST_STAFF, widget=Count,
            )  # fmt: skip
        last = Patrol.objects.not_struck().of(user).prefetch_related("crews").first()
        crew = {each.organisation_id: each.staff_count for each in last.crews.all()} if last else {}
        self.fields["staff_count"].initial = crew.get(user.organisation_id, 1)
        for name, organisation in self.others.items():
            self.fields[name].initial = crew.get(organisation.pk)

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


class EndForm(PlainForm):
    """Ending a patrol, now or at the time that it really ended."""

    ended_at = DayAndTimeField(label="When did it end?", required=False)
    nothing_to_report = forms.BooleanField(required=False)


class StrikeForm(PlainForm):
    reason = forms.CharField(
        label="Why is this patrol struck out?",
        max_length=200,
        widget=ShortText(30),
        help_text="For example “Logged twice”. Leave out names.",
    )

"""The forms of a patrol being walked, and of the list of codes; `log_form.py` has the one for afterwards."""

import uuid
from typing import Any

from django import forms

from accounts.models import Organisation, User
from govuk.forms import DayAndTimeField, PlainForm
from govuk.widgets import Count, DateInput, ShortText
from patrols.models import OutcomeCode, Patrol
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


class OutcomeCodeForm(PlainForm):
    """One code of the list. Its name is asked for once, and never changes."""

    code = forms.CharField(
        max_length=20, widget=ShortText(20), help_text="Capital letters, digits and _, like ENG_YP."
    )
    label = forms.CharField(label="What people read", max_length=60, widget=ShortText(30))
    headline = forms.ChoiceField(
        label="Which headline is it counted under?",
        choices=[("", "Choose a headline"), *OutcomeCode.Headline.choices],
        help_text="Changing this moves earlier counts too, except in summaries that were issued.",
    )
    usable_by = forms.MultipleChoiceField(
        label="Who may use it?", choices=Organisation.Kind.choices, widget=forms.CheckboxSelectMultiple
    )
    is_count = forms.BooleanField(
        label="It can happen more than once in a visit", required=False, initial=True
    )
    basis = forms.CharField(label="The law it rests on", max_length=120, required=False, widget=ShortText(30))
    valid_from = forms.DateField(label="First day it can be used", required=False, widget=DateInput)
    valid_to = forms.DateField(label="First day it can no longer be used", required=False, widget=DateInput)
    position = forms.IntegerField(
        label="Place in the list", min_value=1, max_value=999, initial=100, widget=Count,
        help_text="The first ten are on the first screen of a visit.",
    )  # fmt: skip

    def __init__(self, *args: Any, editing: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].disabled = editing
        self.editing = editing

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"].strip().upper()
        if not self.editing and OutcomeCode.objects.filter(code=code).exists():
            raise forms.ValidationError("There is a code of this name. Choose another.")
        return code

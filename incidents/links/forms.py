"""The form that links an incident to another one."""

from typing import Any

from django import forms

from accounts.models import User
from govuk.forms import PlainForm
from govuk.widgets import ShortText
from incidents.models import Incident, IncidentLink


class LinkForm(PlainForm):
    """Which other incident, and how the two belong together."""

    other = forms.CharField(
        label="Reference of the other incident", max_length=30, widget=ShortText(20),
        help_text="For example INC-2026-000412",
    )  # fmt: skip
    kind = forms.ChoiceField(
        label="How do they belong together?", choices=IncidentLink.Kind.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._user = user

    def clean_other(self) -> Incident:
        typed = self.cleaned_data["other"].strip().upper()
        found = Incident.objects.visible_to(self._user).filter(reference=typed).first()
        if found is None:
            raise forms.ValidationError("There is no incident with this reference.")
        return found

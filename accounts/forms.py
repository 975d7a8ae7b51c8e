"""Forms for people and the organisations they work for."""

from typing import Any

from django import forms

from accounts.models import Organisation, User
from accounts.rights import Role
from govuk.forms import PlainForm
from govuk.widgets import ShortText


class PersonForm(PlainForm):
    full_name = forms.CharField(label="Full name", max_length=80)
    email = forms.EmailField(label="Work e-mail address", help_text="They sign in with it.")
    organisation = forms.ModelChoiceField(
        queryset=Organisation.objects.filter(is_active=True), empty_label="Choose an organisation"
    )
    role = forms.ChoiceField(choices=Role.choices, widget=forms.RadioSelect)

    @staticmethod
    def initial_of(person: User) -> dict[str, Any]:
        return {name: getattr(person, name) for name in ("full_name", "email", "organisation", "role")}


class OrganisationForm(PlainForm):
    name = forms.CharField(max_length=80)
    short_name = forms.CharField(
        label="Short name", max_length=20, widget=ShortText(10), help_text="For tables."
    )
    kind = forms.ChoiceField(
        label="What kind of organisation is it?",
        choices=Organisation.Kind.choices,
        widget=forms.RadioSelect,
        help_text="Only people of a police organisation may see and record stop searches.",
    )

"""What a month’s calendar of patrols is asked for; the same in the address of the page and of the API."""

from django import forms

from accounts.models import Organisation
from measures.quarters import Month
from patrols.calendar import Asked
from zones.models import Zone


class CalendarForm(forms.Form):
    month = forms.CharField(widget=forms.HiddenInput, required=False)
    zone = forms.ModelChoiceField(
        queryset=Zone.objects.all(), to_field_name="slug", required=False, empty_label="All places",
        error_messages={"invalid_choice": "There is no such zone. Choose one from the list."},
    )  # fmt: skip
    organisation = forms.ModelChoiceField(
        queryset=Organisation.objects.all(), to_field_name="short_name", required=False,
        empty_label="All organisations",
        error_messages={"invalid_choice": "There is no such organisation. Choose one from the list."},
    )  # fmt: skip

    def asked(self, month: Month) -> Asked:
        """That month, of a form that is valid."""
        return Asked(month, self.cleaned_data["zone"], self.cleaned_data["organisation"])

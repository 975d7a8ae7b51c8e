"""What a calendar of patrols is asked for; the same in the address of the page and of the API."""

from django import forms
from django.core.exceptions import ValidationError

from accounts.models import Organisation
from measures.quarters import Month
from patrols.calendar import Asked
from zones.models import Zone


class CalendarForm(forms.Form):
    month = forms.CharField(widget=forms.HiddenInput, required=False, help_text="Like 2026-11.")
    zone = forms.ModelChoiceField(
        queryset=Zone.objects.all(), to_field_name="slug", required=False, empty_label="All places"
    )
    organisation = forms.ModelChoiceField(
        queryset=Organisation.objects.all(), to_field_name="short_name", required=False,
        empty_label="All organisations",
    )  # fmt: skip

    def clean_month(self) -> Month | None:
        text = self.cleaned_data["month"]
        try:
            month = Month.parse(text) if text else None
            if month is not None:
                # Both neighbours are linked, and the last weeks reach into the next.
                _ = month.previous(), month.next(2)
        except ValueError as wrong:
            raise ValidationError(str(wrong)) from wrong
        return month

    def asked(self, this_month: Month) -> Asked:
        """Of a form that is valid; without a month, this one."""
        said = self.cleaned_data
        return Asked(said["month"] or this_month, said["zone"], said["organisation"])

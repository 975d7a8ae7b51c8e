"""Forms of the steps that a paper takes."""

from django import forms

from govuk.forms import PlainForm


class IssueForm(PlainForm):
    """Says which draft was read."""

    seen = forms.CharField(widget=forms.HiddenInput)

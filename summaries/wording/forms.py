"""The form for the words of a paper."""

from django import forms

from govuk.forms import PlainForm
from summaries.wording.services import LONGEST_NARRATIVE


class NarrativeForm(PlainForm):
    narrative = forms.CharField(
        label="What the partnership is told",
        required=False,
        max_length=LONGEST_NARRATIVE,
        widget=forms.Textarea(attrs={"rows": 9}),
        help_text="Three to five sentences, one to a line: what happened, is it unusual, what is being done. "
        "Name no member of the public. Leave it empty to bring back the sentences made from the figures.",
    )

"""Why somebody looks at a record that implies a victim: asked beside it, and nobody has to say."""

from django import forms

from audit.free_text.forms import FreeTextForm
from govuk.forms import PlainForm


class WhyForm(FreeTextForm, PlainForm):
    """The record is open already: the answer is kept with one more line of the access log."""

    free_text = ("why",)

    why = forms.CharField(
        label="Why are you looking at this record? (optional)",
        max_length=200,
        help_text="Kept in the access log. Name no member of the public.",
    )

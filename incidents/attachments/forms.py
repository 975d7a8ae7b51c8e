"""Adding a picture, and taking one away."""

import uuid

from django import forms

from audit.free_text.forms import FreeTextForm
from govuk.forms import PlainForm
from govuk.widgets import ShortText
from incidents.attachments.images import LARGEST_UPLOAD


class AttachmentForm(FreeTextForm, PlainForm):
    free_text = ("caption",)

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    file = forms.FileField(
        label="Which picture?",
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        help_text="JPEG, PNG or WebP, at most 10 MB. Where, when and with what it was taken is left out.",
        error_messages={"required": "Choose a picture.", "empty": "That file is empty."},
    )
    caption = forms.CharField(
        label="What does it show?", max_length=120, widget=ShortText(30),
        help_text="For example: broken shutter of a shop. Read out to those who do not see it.",
    )  # fmt: skip
    shows_nobody = forms.BooleanField(
        label="Nobody can be recognised in it, and no number plate can be read",
        error_messages={"required": "Only a picture in which nobody can be recognised is kept."},
    )

    def clean_file(self) -> bytes:
        file = self.cleaned_data["file"]
        if file.size > LARGEST_UPLOAD:
            raise forms.ValidationError("The picture is larger than 10 MB. Send a smaller one.")
        return bytes(file.read())


class TakeAwayForm(FreeTextForm, PlainForm):
    free_text = ("reason",)

    reason = forms.CharField(
        max_length=200, widget=ShortText(30),
        help_text="The picture is erased for good. Leave out names.",
    )  # fmt: skip

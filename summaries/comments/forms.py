"""The form for a comment on a draft."""

import uuid

from django import forms

from audit.free_text.forms import FreeTextForm
from govuk.forms import PlainForm
from summaries.models.comment import LONGEST_COMMENT


class CommentForm(FreeTextForm, PlainForm):
    free_text = ("text",)

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    text = forms.CharField(
        label="Your comment",
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=f"Up to {LONGEST_COMMENT} characters. Leave out names, and anything about one person.",
        error_messages={"required": "Enter your comment."},
    )

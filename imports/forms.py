"""What the import room asks: which files, whose they are, and why an import is undone."""

import uuid
from typing import Any

from django import forms

from audit.free_text.forms import FreeTextForm
from govuk.files import ManyFilesField
from govuk.forms import PlainForm
from govuk.widgets import ShortText
from imports.kinds import ImportKind
from imports.models import ImportBatch


class StageForm(PlainForm):
    """Files of one kind. Whose columns they have is asked only where there are columns to understand."""

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    files = ManyFilesField(error_messages={"required": "Choose a file.", "empty": "That file is empty."})
    sender = forms.CharField(
        label="Who made the file?",
        max_length=80,
        widget=ShortText(20),
        help_text="Such as “Shop radio” or “CCTV control room”. Next time their columns are known.",
    )

    def __init__(self, *args: Any, kind: ImportKind, senders: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        files = self.fields["files"]
        endings = ", ".join(kind.suffixes)
        files.label = "Which files?" if kind.takes_many_files else "Which file?"
        files.help_text = f"Choose or drop here: {endings}."
        files.widget.allow_multiple_selected = kind.takes_many_files
        files.widget.attrs["accept"] = ",".join(kind.suffixes)
        if not kind.columns:
            del self.fields["sender"]
        elif named := kind.senders():
            self.fields["sender"] = forms.ChoiceField(
                label=kind.sender_question,
                choices=[("", "Choose"), *((each, each) for each in named)],
                error_messages={"required": f"Answer “{kind.sender_question}”."},
            )
        elif senders:
            self.fields["sender"].widget.attrs["list"] = "senders"


class UndoForm(FreeTextForm, PlainForm):
    """Why, for everybody who looks at the batch later."""

    free_text = ("reason",)

    reason = forms.CharField(
        label="Why is it undone?",
        max_length=ImportBatch._meta.get_field("undone_reason").max_length,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="It stays with the import. Leave out names.",
        error_messages={"required": "Say why, in a few words."},
    )

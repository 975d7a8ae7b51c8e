"""What should happen with a cell: three ways on, and why."""

from typing import Any

from django import forms

from accounts.models import User
from accounts.rights import Right
from audit.free_text.forms import FreeTextForm
from govuk.forms import PlainForm
from govuk.widgets import ShortText
from hotspots.emerging.services import LONGEST_REASON
from hotspots.models import CellDecision

Kind = CellDecision.Kind


class DecideForm(FreeTextForm, PlainForm):
    """Whoever may draw zones goes on to draw one; for others, accepting proposes it."""

    free_text = ("reason",)

    kind = forms.ChoiceField(
        label="What should happen with this place?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose to accept, watch or dismiss it."},
    )
    reason = forms.CharField(
        required=False, max_length=LONGEST_REASON, widget=ShortText(30),
        help_text="Needed to dismiss it. Leave out names.",
    )  # fmt: skip
    # What stood when the form was made, so that nobody decides over somebody else unseen.
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        accept = (
            "draw a zone there" if user.can(Right.MANAGE_ZONES) else "propose a zone to the administrator"
        )
        kinds = self.fields["kind"]
        assert isinstance(kinds, forms.ChoiceField)  # noqa: S101 - it stands above
        kinds.choices = [
            (Kind.ACCEPTED, f"Accept it: {accept}"),
            (Kind.WATCHED, "Watch it: keep its figures in each week’s list"),
            (Kind.DISMISSED, "Dismiss it: there is a reason, and it is no hotspot"),
        ]

"""Saying that a technology is in use or paused, and putting such a line right."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils import timezone

from audit.free_text.forms import FreeTextForm
from deployments import technologies
from deployments.models import TechnologyStatus
from deployments.register.standing import STATES
from govuk.forms import PlainForm
from govuk.widgets import DateInput, ShortText


class ResumesByThen(forms.Form):
    """Mixin: asks whether a paused technology resumes by then, and asks nothing where none is paused."""

    asks_about: Collection[str] = tuple(technologies.LABELS)

    resumes_by_then = forms.BooleanField(label="It resumes by then", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pauses = TechnologyStatus.objects.pauses_from(timezone.localdate()) if self.asks_about else []
        told = [line.pause_in_words for line in pauses if line.technology in self.asks_about]
        if told:
            self.fields["resumes_by_then"].help_text = f"{'. '.join(told)}. Tick this only if you know."
        else:
            del self.fields["resumes_by_then"]


class StatusForm(FreeTextForm, PlainForm):
    free_text = ("reason",)

    technology = forms.ChoiceField(
        label="Which technology?", choices=list(technologies.LABELS.items()), widget=forms.RadioSelect
    )
    state = forms.ChoiceField(
        label="How does it stand?", choices=list(STATES.items()), widget=forms.RadioSelect
    )
    since_on = forms.DateField(
        label="From which day?",
        widget=DateInput,
        help_text="It holds until the next change. A day to come is a change that was announced.",
        error_messages={"required": "Enter a date.", "invalid": "Enter a real date, like 22 November 2026."},
    )
    reason = forms.CharField(
        label="Why?", required=False, max_length=200, help_text="Needed for a pause. Leave out names."
    )
    source = forms.CharField(
        label="Who says so?", required=False, max_length=200, widget=ShortText(30),
        help_text="An organisation or a paper, and its date. Needed for a pause.",
    )  # fmt: skip


class CorrectStatusForm(StatusForm):
    """The technology stays: another one is another line."""

    technology = None

    @classmethod
    def initial_of(cls, status: TechnologyStatus) -> dict[str, Any]:
        return {name: getattr(status, name) for name in cls.base_fields}

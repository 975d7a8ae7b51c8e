"""Saying that a technology is in use or paused, and putting such a line right."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from audit.free_text.forms import FreeTextForm
from deployments import technologies
from deployments.models import TechnologyStatus
from deployments.register.standing import STATES, Standing, pauses_in, standings
from govuk.forms import PlainForm
from govuk.widgets import DateInput, ShortText


class ResumesByThen(forms.Form):
    """Mixin: asks whether a paused technology resumes by then, and asks nothing where none is paused."""

    asks_about: Collection[str] = tuple(technologies.LABELS)

    resumes_by_then = forms.BooleanField(label="It resumes by then", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        lines = TechnologyStatus.objects.lines() if self.asks_about else []
        told = [line.pause_in_words for line in pauses_in(lines, today) if line.technology in self.asks_about]
        if isinstance(radios := self._radios(), StandingRadios):
            radios.lines, radios.today = lines, today
        if told:
            self.fields["resumes_by_then"].help_text = f"{'. '.join(told)}. Tick this only if you know."
        else:
            del self.fields["resumes_by_then"]

    def _radios(self) -> forms.Widget | None:
        technology = self.fields.get("technology")
        return technology.widget if technology else None


class StandingRadios(forms.RadioSelect):
    """Technologies to choose from, each with how it stands: a paused one is pale, and can be chosen.

    What is announced for later is said as well, because the day is not chosen yet.
    """

    template_name = "deployments/register/radios.html"
    lines: Sequence[Standing] = ()
    today: date

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        standing = standings(self.lines, self.today).get(str(value))
        later = [
            line
            for line in self.lines
            if line.technology == str(value) and line.since_on and line.since_on > self.today
        ]
        return {**option, "standing": standing, "later": later}


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

"""The form for a patrol that is over: its times, its visits and what came of each."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils import timezone

from accounts.models import User
from audit.free_text.forms import FreeTextForm
from govuk.forms import DayAndTimeField
from govuk.widgets import Count, ShortText, TimeInput
from patrols.entry import VisitEntry
from patrols.forms.crew import CrewForm, SureField
from patrols.forms.which_hour import WhichHourForm
from patrols.models import OutcomeCode, Patrol
from patrols.querysets import PatrolQuerySet
from patrols.rules import MOST_OF_ONE_OUTCOME
from zones.models import Zone

MOST_VISITS = 6
ON_FIRST_SCREEN = 10


@dataclass(frozen=True)
class VisitQuestions:
    """The questions about one visit, for the template."""

    number: int
    zone: forms.BoundField
    times: list[forms.BoundField]
    common: list[forms.BoundField]
    more: list[forms.BoundField]
    which_hour: list[forms.BoundField]
    about_it: list[forms.BoundField] = field(default_factory=list)

    @property
    def more_is_open(self) -> bool:
        return any(field.errors or field.value() for field in self.more)


class LogPatrolForm(FreeTextForm, WhichHourForm, CrewForm):
    """Visits are numbered from 1; another one is asked about by sending the form with `add_visit`."""

    free_text = ("note",)

    started_at = DayAndTimeField(label="When did it start?")
    ended_at = DayAndTimeField(label="When did it end?")
    visit_count = forms.IntegerField(widget=forms.HiddenInput, initial=1, min_value=1)
    nothing_to_report = forms.BooleanField(
        required=False, label="Nothing to report", help_text="Tick this if you counted no outcome."
    )
    note = forms.CharField(
        required=False, max_length=200, widget=ShortText(30),
        help_text="One line for colleagues. Leave out names, addresses and number plates.",
    )  # fmt: skip
    sure = SureField()

    def __init__(self, *args: Any, user: User, visits: int = 1, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        self.ask_which_hour()
        self.fields["started_at"].error_messages["required"] = "Enter the date and the time it started."
        self.fields["ended_at"].error_messages["required"] = "Enter the date and the time it ended."
        self.numbers = range(1, min(max(visits, 1), self.most_visits) + 1)
        self.codes = self.codes_to_ask_about()
        zones = Zone.objects.order_by("-kind", "name")
        for number in self.numbers:
            self._ask_about_visit(number, zones)
        self.order_fields(self._as_on_the_page())

    def _as_on_the_page(self) -> list[str]:
        """The order in which the page asks, and in which the summary of errors follows."""
        times = ["started_at", "started_at_which", "ended_at", "ended_at_which"]
        visits = [name for name in self.fields if name.startswith("visit_")]
        return [*times, "staff_count", *self.others, *visits, "nothing_to_report", "note", "reason", "sure"]

    @property
    def most_visits(self) -> int:
        return MOST_VISITS

    @property
    def may_add(self) -> bool:
        return len(self.numbers) < self.most_visits

    def codes_to_ask_about(self) -> list[OutcomeCode]:
        return list(OutcomeCode.objects.holding_on(timezone.localdate()))

    def _ask_about_visit(self, number: int, zones: Any) -> None:
        name = f"visit_{number}"
        self.fields[f"{name}_zone"] = forms.ModelChoiceField(
            label="Which zone?", queryset=zones, to_field_name="slug", required=False,
            empty_label="Choose a zone",
        )  # fmt: skip
        for which, label in (("arrived_at", "Arrived"), ("left_at", "Left")):
            self.fields[f"{name}_{which}"] = forms.TimeField(
                label=label, required=False, widget=TimeInput,
                error_messages={"invalid": "Enter a time, like 19:40."},
            )  # fmt: skip
        self.ask_which_hour_of(name)
        for code in self.codes:
            self.fields[f"{name}_{code.code}"] = forms.IntegerField(
                label=code.label, required=False, min_value=0, max_value=MOST_OF_ONE_OUTCOME, widget=Count
            )

    def not_checked_yet(self) -> "LogPatrolForm":
        """As typed so far, without complaints: asking about one more zone is not sending it."""
        self._errors = ErrorDict()
        return self

    def visit_questions(self) -> list[VisitQuestions]:
        return [self._questions(number) for number in self.numbers]

    def _questions(self, number: int) -> VisitQuestions:
        name = f"visit_{number}"
        counts = [self[f"{name}_{code.code}"] for code in self.codes]
        return VisitQuestions(
            number,
            self[f"{name}_zone"],
            [self[f"{name}_arrived_at"], self[f"{name}_left_at"]],
            counts[:ON_FIRST_SCREEN],
            counts[ON_FIRST_SCREEN:],
            [self[f"{name}_arrived_at_which"], self[f"{name}_left_at_which"]],
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.settle_which_hour(cleaned)
        self.span = cleaned.get("started_at"), cleaned.get("ended_at")
        made = self.visits_made()
        for number in made:
            zone = f"visit_{number}_zone"
            if cleaned.get(zone) is None and zone not in self.errors:
                self.add_error(zone, "Choose the zone you visited.")
        if not self.errors:
            self._ask_for_times(made)
        visits: list[VisitEntry] = [] if self.errors else self._visits(made)
        if not self.errors:
            cleaned["visits"] = visits
        return cleaned

    def visits_made(self) -> Sequence[int]:
        """The numbers of the visits that count: up to the last one with an answer, and at least one."""
        return range(1, max((n for n in self.numbers if self._answers(n)), default=1) + 1)

    def _answers(self, number: int) -> list[Any]:
        start = f"visit_{number}_"
        return [value for name, value in self.cleaned_data.items() if name.startswith(start) and value]

    def _ask_for_times(self, made: Sequence[int]) -> None:
        """A visit without times lasts from the start to the end, which leaves no time for another one."""
        for number in made[:-1]:
            self._ask_for_time(number, "left_at", "left it")
        for number in made[1:]:
            self._ask_for_time(number, "arrived_at", "arrived there")

    def _ask_for_time(self, number: int, which: str, event: str) -> None:
        name = f"visit_{number}"
        if self.cleaned_data[f"{name}_{which}"] is not None:
            return
        has_none = all(self.cleaned_data[f"{name}_{each}"] is None for each in ("arrived_at", "left_at"))
        empty = "no times, so it lasts the whole patrol" if has_none else "only one of its times"
        zone = self.cleaned_data[f"{name}_zone"]
        self.add_error(f"{name}_{which}", f"{zone} has {empty}. Enter when you {event}.")

    def overlapped(self) -> list[Patrol]:
        """The patrols that stand in the way of this one, for its page to link to."""
        start, end = getattr(self, "span", (None, None))
        if start is None or end is None or "started_at" not in self.errors:
            return []
        return list(self.other_patrols().overlapping(start, end))

    def other_patrols(self) -> PatrolQuerySet:
        return Patrol.objects.not_struck().of(self.user)

    def _visits(self, made: Sequence[int]) -> list[VisitEntry]:
        """A visit without times lasted as long as the patrol."""
        start, end = self.cleaned_data["started_at"], self.cleaned_data["ended_at"]
        visits: list[VisitEntry] = []
        for number in made:
            after = visits[-1].left_at if visits else None
            came, left = self.settle_visit(f"visit_{number}", start, end, after or start)
            visits.append(self._visit(number, came, left))
        return visits

    def _visit(self, number: int, arrived_at: datetime, left_at: datetime) -> VisitEntry:
        answers, name = self.cleaned_data, f"visit_{number}"
        counts = {code: answers[f"{name}_{code.code}"] for code in self.codes}
        outcomes = {code: count for code, count in counts.items() if count}
        return VisitEntry(answers[f"{name}_zone"], arrived_at, left_at, outcomes)

    def entry(self) -> dict[str, Any]:
        """The arguments of `log_patrol`."""
        names = ("client_id", "started_at", "ended_at", "nothing_to_report", "note", "visits", "sure")
        return {**{name: self.cleaned_data[name] for name in names}, **self.crew()}

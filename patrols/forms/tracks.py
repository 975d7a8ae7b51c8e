"""The forms of a track: bringing it along, and confirming the visits that it proposes."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import User
from audit.free_text.forms import FreeTextForm
from govuk.forms import PlainForm
from govuk.widgets import Count, ShortText, TimeInput
from patrols.clock import nearest
from patrols.entry import VisitEntry
from patrols.forms.crew import CrewForm, SureField
from patrols.forms.log import ON_FIRST_SCREEN
from patrols.models import OutcomeCode, Patrol
from patrols.rules import MOST_OF_ONE_OUTCOME
from patrols.tracks.proposal import Proposal, ProposedVisit


class UploadTrackForm(PlainForm):
    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    file = forms.FileField(
        label="Which GPX file?",
        widget=forms.FileInput(attrs={"accept": ".gpx,application/gpx+xml"}),
        help_text="Exported from an app or a watch, with times. At most 5 MB and 24 hours.",
        error_messages={"required": "Choose a GPX file.", "empty": "That file is empty."},
    )


@dataclass(frozen=True)
class VisitQuestions:
    """The questions about one proposed visit, for the template."""

    proposed: ProposedVisit
    take: forms.BoundField
    times: list[forms.BoundField]
    common: list[forms.BoundField]
    more: list[forms.BoundField]

    @property
    def common_is_open(self) -> bool:
        return self.more_is_open or any(field.errors or field.value() for field in self.common)

    @property
    def more_is_open(self) -> bool:
        return any(field.errors or field.value() for field in self.more)


class ConfirmTrackForm(FreeTextForm, CrewForm):
    """Visits are numbered as proposed; those that are ticked become the patrol's."""

    free_text = ("note",)

    started_at = forms.TimeField(label="Patrol from", widget=TimeInput)
    ended_at = forms.TimeField(label="Patrol to", widget=TimeInput)
    nothing_to_report = forms.BooleanField(
        required=False, label="Nothing to report", help_text="Tick this if you counted no outcome."
    )
    note = forms.CharField(
        required=False, max_length=200, widget=ShortText(30),
        help_text="One line for colleagues. Leave out names, addresses and number plates.",
    )  # fmt: skip
    sure = SureField()

    def __init__(self, *args: Any, user: User, proposal: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        # A track makes one patrol, so it brings its own id.
        del self.fields["client_id"]
        self.proposal = proposal
        held = OutcomeCode.objects.holding_on(timezone.localdate(proposal.started_at))
        self.codes = list(held.by_use_of(user, now=timezone.now()))
        for name, event in (("started_at", "started"), ("ended_at", "ended")):
            said = f"Enter the time the patrol {event}, like 19:40."
            self.fields[name].error_messages |= {"invalid": said, "required": said}
            self.fields[name].initial = timezone.localtime(getattr(proposal, name)).time()
        for visit in proposal.visits:
            self._ask_about(visit)
        # As on the page, so that the summary of errors follows it.
        visits = [name for name in self.fields if name.startswith("visit_")]
        self.order_fields([*visits, "started_at", "ended_at"])

    def _ask_about(self, visit: ProposedVisit) -> None:
        name = f"visit_{visit.number}"
        self.fields[f"{name}_take"] = forms.BooleanField(
            label=f"I was in {visit.zone}, {visit.minutes} minutes", required=False, initial=True
        )
        for which, label, event in (("arrived_at", "From", "arrived at"), ("left_at", "To", "left")):
            self.fields[f"{name}_{which}"] = forms.TimeField(
                label=label,
                required=False,
                widget=TimeInput,
                initial=timezone.localtime(getattr(visit, which)).time(),
                error_messages={"invalid": f"Enter the time you {event} {visit.zone}, like 19:40."},
            )
        for code in self.codes:
            self.fields[f"{name}_{code.code}"] = forms.IntegerField(
                label=code.label, required=False, min_value=0, max_value=MOST_OF_ONE_OUTCOME, widget=Count
            )

    def visit_questions(self) -> list[VisitQuestions]:
        return [self._questions(visit) for visit in self.proposal.visits]

    def _questions(self, visit: ProposedVisit) -> VisitQuestions:
        name = f"visit_{visit.number}"
        counts = [self[f"{name}_{code.code}"] for code in self.codes]
        times = [self[f"{name}_arrived_at"], self[f"{name}_left_at"]]
        return VisitQuestions(
            visit, self[f"{name}_take"], times, counts[:ON_FIRST_SCREEN], counts[ON_FIRST_SCREEN:]
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for visit in self.proposal.visits:
            name = f"visit_{visit.number}"
            if not cleaned.get(f"{name}_take") and self._counts(visit):
                self.add_error(f"{name}_take", "You counted something here. Tick it, or clear the counts.")
        return cleaned

    @property
    def taken(self) -> list[ProposedVisit]:
        return [
            visit for visit in self.proposal.visits if self.cleaned_data.get(f"visit_{visit.number}_take")
        ]

    def confirm(self, service: Callable[..., Patrol]) -> Patrol | None:
        """The patrol; or None, with what the service refuses at the visit as it is numbered here."""
        try:
            return service(**self._entry())
        except ValidationError as error:
            for field, problems in self._in_place(error):
                self.add_error(field if field in self.fields else None, problems)
            return None

    def _in_place(self, error: ValidationError) -> list[tuple[str | None, Any]]:
        if not hasattr(error, "error_dict"):
            return [(None, error)]
        numbers = {f"visit_{place}_": visit.number for place, visit in enumerate(self.taken, start=1)}
        placed: list[tuple[str | None, Any]] = []
        for field, problems in error.error_dict.items():
            start = next((start for start in numbers if field.startswith(start)), None)
            here = f"visit_{numbers[start]}_{field.removeprefix(start)}" if start else field
            placed.append((here, problems))
        return placed

    def _entry(self) -> dict[str, Any]:
        """The arguments of `confirm_track`."""
        answers, whole = self.cleaned_data, self.proposal
        return {
            "started_at": self._moment("started_at", whole.started_at),
            "ended_at": self._moment("ended_at", whole.ended_at),
            "visits": [self._visit(visit) for visit in self.taken],
            "nothing_to_report": answers["nothing_to_report"],
            "note": answers["note"],
            "sure": answers["sure"],
            **self.crew(),
        }

    def _visit(self, visit: ProposedVisit) -> VisitEntry:
        name = f"visit_{visit.number}"
        arrived_at = self._moment(f"{name}_arrived_at", visit.arrived_at)
        left_at = self._moment(f"{name}_left_at", visit.left_at)
        return VisitEntry(visit.zone, arrived_at, left_at, self._counts(visit))

    def _moment(self, field: str, proposed: datetime) -> datetime:
        """What was typed; a time that was emptied is as proposed."""
        typed = self.cleaned_data.get(field)
        bounds = {"start": self.proposal.started_at, "end": self.proposal.ended_at}
        return proposed if typed is None else nearest(typed, proposed, **bounds)

    def _counts(self, visit: ProposedVisit) -> dict[OutcomeCode, int]:
        counts = {code: self.cleaned_data.get(f"visit_{visit.number}_{code.code}") for code in self.codes}
        return {code: count for code, count in counts.items() if count}

"""The form that puts a finished patrol right: the one it is logged with, filled in."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.models import Organisation
from govuk.forms import DayAndTimeField
from govuk.widgets import ShortText
from measures.weeks import local
from patrols.entry import PatrolEntry, VisitEntry
from patrols.forms.crew import crew_of
from patrols.forms.log import MOST_VISITS, LogPatrolForm, VisitQuestions
from patrols.forms.which_hour import which_of
from patrols.models import OutcomeCode, Patrol
from patrols.querysets import PatrolQuerySet
from patrols.services.correcting import SAY_WHY

MORE_VISITS = 3


class KeptMomentField(DayAndTimeField):
    """A moment that stays to the second while its day and minute are left as they were.

    That is also how a time in the hour that happens twice in October can be left alone.
    """

    kept: datetime | None = None

    def compress(self, data_list: list[Any]) -> datetime | None:
        if self.kept is not None and data_list:
            shown = [local(self.kept).date(), shown_time(self.kept)]
            if list(data_list) == shown:
                return self.kept
        return super().compress(data_list)


class CorrectPatrolForm(LogPatrolForm):
    """Each visit that is stored is known by a hidden key, and can be taken out."""

    free_text = ("note", "reason")

    started_at = KeptMomentField(label="When did it start?")
    ended_at = KeptMomentField(label="When did it end?")
    reason = forms.CharField(
        label="Why is it put right?", required=False, max_length=200, widget=ShortText(30),
        help_text="Everybody who reads this patrol sees it. Leave out names.",
    )  # fmt: skip

    def __init__(self, *args: Any, patrol: Patrol, asks_reason: bool, **kwargs: Any) -> None:
        self.patrol, self.stood = patrol, PatrolEntry.of(patrol)
        kwargs.setdefault("visits", len(self.stood.visits))
        kwargs["initial"] = self._as_it_stands()
        super().__init__(*args, user=patrol.officer, **kwargs)
        self.fields["started_at"].kept = patrol.started_at
        self.fields["ended_at"].kept = patrol.ended_at
        self.fields["visit_count"].initial = len(self.numbers)
        if asks_reason:
            self.fields["reason"].required = True
            self.fields["reason"].error_messages["required"] = SAY_WHY
        else:
            del self.fields["reason"]

    @property
    def most_visits(self) -> int:
        return max(MOST_VISITS, len(self.stood.visits) + MORE_VISITS)

    def organisation_and_crew(self) -> tuple[Organisation, dict[int, int]]:
        return self.patrol.organisation, crew_of(self.patrol)

    def codes_to_ask_about(self) -> list[OutcomeCode]:
        """Those of its day, and whatever was counted on it."""
        holding = OutcomeCode.objects.holding_on(local(self.patrol.started_at).date())
        counted = {code for visit in self.stood.visits for code in visit.outcomes}
        return [*holding, *sorted(counted - set(holding), key=lambda code: code.code)]

    def _ask_about_visit(self, number: int, zones: Any) -> None:
        super()._ask_about_visit(number, zones)
        self.fields[f"visit_{number}_client_id"] = forms.UUIDField(required=False, widget=forms.HiddenInput)
        self.fields[f"visit_{number}_removed"] = forms.BooleanField(
            required=False, label="Take this visit out"
        )

    def _questions(self, number: int) -> VisitQuestions:
        name = f"visit_{number}"
        return replace(
            super()._questions(number), about_it=[self[f"{name}_client_id"], self[f"{name}_removed"]]
        )

    def visits_made(self) -> list[int]:
        return [
            number
            for number in self.numbers
            if self._answers(number) and not self.cleaned_data.get(f"visit_{number}_removed")
        ]

    def _visit(self, number: int, arrived_at: datetime, left_at: datetime) -> VisitEntry:
        key = self.cleaned_data[f"visit_{number}_client_id"]
        return replace(super()._visit(number, arrived_at, left_at), client_id=key or uuid.uuid4())

    def moments_of_visit(self, name: str, start: datetime, end: datetime) -> list[datetime]:
        """Times that still show the minute that was stored stay as they were stored."""
        stood = self._stood("_".join(name.split("_")[:2]))
        if name.endswith("arrived_at"):
            moments = [stood.arrived_at if stood else None, *self._left_before(stood), start]
        else:
            moments = [stood.left_at if stood else None, end]
        typed, which = self.cleaned_data[name], self.cleaned_data.get(f"{name}_which")
        kept = [m for m in moments if m is not None and start <= m <= end and shown_time(m) == typed]
        if which:
            kept = [moment for moment in kept if which_of(moment) in ("", which)]
        return kept[:1] or super().moments_of_visit(name, start, end)

    def other_patrols(self) -> PatrolQuerySet:
        return super().other_patrols().exclude(pk=self.patrol.pk)

    def _stood(self, visit: str) -> VisitEntry | None:
        key = self.cleaned_data[f"{visit}_client_id"]
        return next((each for each in self.stood.visits if each.client_id == key), None)

    def _left_before(self, stood: VisitEntry | None) -> list[datetime | None]:
        """When the other visits were left: a visit can begin in the minute in which one ended."""
        return [visit.left_at for visit in self.stood.visits if visit is not stood]

    def entry_of_patrol(self) -> PatrolEntry:
        said = {name: value for name, value in self.entry().items() if name not in ("client_id", "sure")}
        return replace(self.stood, **said)

    def asked(self, service: Callable[..., Any]) -> Callable[..., Any]:
        """The service, complaining about visits by the numbers that they have on this form."""
        numbers = dict(enumerate(self.visits_made(), start=1))

        def call(**arguments: Any) -> Any:
            try:
                return service(**arguments)
            except ValidationError as refused:
                if not hasattr(refused, "error_dict"):
                    raise
                raise ValidationError(
                    {_renumbered(field, numbers): told for field, told in refused.message_dict.items()}
                ) from None

        return call

    def readings_of(self, name: str, cleaned: dict[str, Any]) -> list[datetime]:
        """A moment that was left alone, and not told to be the other one, is as it was."""
        left_alone = cleaned[name] == self.fields[name].kept and not cleaned.get(f"{name}_which")
        return [cleaned[name]] if left_alone else super().readings_of(name, cleaned)

    def _as_it_stands(self) -> dict[str, Any]:
        patrol = self.patrol
        known: dict[str, Any] = {
            "started_at": patrol.started_at,
            "ended_at": patrol.ended_at,
            "started_at_which": which_of(patrol.started_at),
            "ended_at_which": which_of(patrol.ended_at),
            "nothing_to_report": patrol.nothing_to_report,
            "note": patrol.note,
        }
        for number, visit in enumerate(self.stood.visits, start=1):
            known |= {
                f"visit_{number}_client_id": visit.client_id,
                f"visit_{number}_zone": visit.zone,
                f"visit_{number}_arrived_at": shown_time(visit.arrived_at),
                f"visit_{number}_left_at": shown_time(visit.left_at or visit.arrived_at),
                f"visit_{number}_arrived_at_which": which_of(visit.arrived_at),
                f"visit_{number}_left_at_which": which_of(visit.left_at or visit.arrived_at),
                **{f"visit_{number}_{code.code}": count for code, count in visit.outcomes.items()},
            }
        return known


def shown_time(moment: datetime) -> time:
    """The minute that the form shows of it."""
    return local(moment).time().replace(second=0, microsecond=0)


def _renumbered(field: str, numbers: dict[int, int]) -> str:
    words = field.split("_", 2)
    if words[0] == "visit" and len(words) == 3 and words[1].isdecimal():
        return f"visit_{numbers[int(words[1])]}_{words[2]}"
    return field

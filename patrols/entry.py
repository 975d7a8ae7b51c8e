"""A patrol as somebody states it, before it is a record: one shape for the form, the API and bulk loading.

Moments are kept in UTC. Two that carry London time would be compared and subtracted by what the clock
shows, which is an hour wrong on the nights when it changes.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from accounts.models import Organisation, User
from imports.models import ImportBatch
from measures.inputs import in_utc
from patrols.models import OutcomeCode, Patrol
from zones.models import Zone


@dataclass(frozen=True)
class VisitEntry:
    """One visit to a zone. No `left_at` means that they are still there."""

    zone: Zone
    arrived_at: datetime
    left_at: datetime | None
    outcomes: Mapping[OutcomeCode, int] = field(default_factory=dict)
    client_id: uuid.UUID = field(default_factory=uuid.uuid4)

    def __post_init__(self) -> None:
        _keep_in_utc(self, "arrived_at", "left_at")


@dataclass(frozen=True)
class PatrolEntry:
    """One patrol. No `ended_at` means that it is running.

    `staff_count` is the officer's own organisation's; `partners` are the others' on a joint patrol.
    """

    officer: User
    started_at: datetime
    ended_at: datetime | None
    staff_count: int = 1
    partners: Mapping[Organisation, int] = field(default_factory=dict)
    visits: Sequence[VisitEntry] = ()
    nothing_to_report: bool = False
    is_joint: bool | None = None
    note: str = ""
    client_id: uuid.UUID = field(default_factory=uuid.uuid4)
    logged_at: datetime | None = None
    organisation: Organisation | None = None
    import_batch: ImportBatch | None = None

    def __post_init__(self) -> None:
        _keep_in_utc(self, "started_at", "ended_at")

    @property
    def sent_by(self) -> Organisation:
        return self.organisation or self.officer.organisation

    @property
    def crew(self) -> dict[Organisation, int]:
        return {self.sent_by: self.staff_count, **self.partners}

    @property
    def kinds(self) -> set[str]:
        """The kinds of organisation on it: what any of them may use can come of it."""
        return {organisation.kind for organisation in self.crew}

    @property
    def has_outcomes(self) -> bool:
        return any(visit.outcomes for visit in self.visits)

    def ending(self, at: datetime, *, nothing_to_report: bool) -> "PatrolEntry":
        """The same with this end; whoever is in a zone leaves it then."""
        visits = [replace(visit, left_at=visit.left_at or at) for visit in self.visits]
        return replace(self, ended_at=at, visits=visits, nothing_to_report=nothing_to_report)

    @classmethod
    def of(cls, patrol: Patrol) -> "PatrolEntry":
        """A stored patrol as it stands."""
        crew = {each.organisation: each.staff_count for each in patrol.crews.all()}
        visits = [
            VisitEntry(
                visit.zone,
                visit.arrived_at,
                visit.left_at,
                {outcome.code: outcome.count for outcome in visit.outcomes.all()},
                visit.client_id,
            )
            for visit in patrol.visits.all()
        ]
        return cls(
            patrol.officer,
            patrol.started_at,
            patrol.ended_at,
            crew.pop(patrol.organisation),
            crew,
            visits,
            patrol.nothing_to_report,
            note=patrol.note,
            client_id=patrol.client_id,
            organisation=patrol.organisation,
        )


def _keep_in_utc(entry: VisitEntry | PatrolEntry, *names: str) -> None:
    for name in names:
        if (moment := getattr(entry, name)) is not None:
            object.__setattr__(entry, name, in_utc(moment, "The time"))

"""A patrol while it is being walked: each step is one request from a phone, and may arrive twice."""

import uuid
from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F

from accounts.models import Organisation, User
from measures.weeks import local
from patrols.entry import PatrolEntry
from patrols.models import Outcome, OutcomeCode, Patrol, Visit
from patrols.rules import complaints, doubts, outcome_problem
from patrols.services.recording import log_patrol
from zones.models import Zone
from zones.services import locate

ON_A_PHONE = "This patrol is being logged on a phone."


def start_patrol(
    *,
    by: User,
    now: datetime,
    staff_count: int = 1,
    partners: Mapping[Organisation, int] | None = None,
    is_joint: bool | None = None,
    started_at: datetime | None = None,
    note: str = "",
    client_id: uuid.UUID | None = None,
) -> Patrol:
    """Start a patrol; the same `client_id` again returns the one it started."""
    return log_patrol(
        by=by,
        now=now,
        started_at=started_at or now,
        ended_at=None,
        staff_count=staff_count,
        partners=partners,
        is_joint=is_joint,
        note=note,
        client_id=client_id,
    )


@transaction.atomic
def start_visit(
    *,
    patrol: Patrol,
    zone: Zone,
    by: User,
    now: datetime,
    arrived_at: datetime | None = None,
    client_id: uuid.UUID | None = None,
) -> Visit:
    """Arrive in a zone, leaving the one before. Arriving where they already are changes nothing."""
    patrol = _held(patrol, by)
    arrived_at = arrived_at or now
    made: Visit | None = Visit.objects.filter(client_id=client_id).first() if client_id else None
    if made is not None and made.patrol_id != patrol.pk:
        raise ValidationError(
            "This visit was already sent for another patrol. Send it with a key of its own."
        )
    if made is not None:
        return made
    _need_here(patrol)
    present: Visit | None = patrol.visits.running().select_related("zone_version__zone").first()
    if present is not None and present.zone == zone:
        return present
    last = present or patrol.visits.last()
    earliest = patrol.started_at if last is None else last.left_at or last.arrived_at
    if arrived_at < earliest or arrived_at > now:
        problem = "Arriving must be after the visit before it and the start, and not in the future."
        raise ValidationError({"arrived_at": problem})
    if present is not None:
        _leave(present, arrived_at)
    outline = locate(on=local(arrived_at).date(), zone=zone).as_fields()["zone_version"]
    visit: Visit = patrol.visits.create(
        zone_version=outline, arrived_at=arrived_at, client_id=client_id or uuid.uuid4()
    )
    return visit


@transaction.atomic
def leave_zone(*, patrol: Patrol, by: User, now: datetime, left_at: datetime | None = None) -> Visit | None:
    """Leave the zone they are in; the last visit, also when they had left it already."""
    patrol = _held(patrol, by)
    present: Visit | None = patrol.visits.running().first()
    if present is not None:
        _need_here(patrol)
        if (left_at or now) > now:
            raise ValidationError({"left_at": "Leaving cannot be in the future."})
        _leave(present, left_at or now)
    return present or patrol.visits.last()


@transaction.atomic
def count_outcome(*, visit: Visit, code: OutcomeCode, by: User, seen: int | None = None) -> int:
    """Count one more of something in a visit, and return how many there are now.

    `seen` is the count that was on the screen: a tap that arrives twice is counted once.
    """
    patrol = _held(visit.patrol, by)
    _need_here(patrol)
    count = _counted(visit, code)
    if seen is not None and seen != count:
        return count
    kinds = set(patrol.crews.values_list("organisation__kind", flat=True))
    if problem := outcome_problem(code, count + 1, visit.arrived_at, kinds):
        raise ValidationError({"code": problem})
    if count:
        visit.outcomes.filter(code=code).update(count=F("count") + 1)
    else:
        visit.outcomes.create(code=code, count=1)
    return count + 1


@transaction.atomic
def undo_outcome(*, visit: Visit, code: OutcomeCode, by: User, seen: int | None = None) -> int:
    """Take one back, and return how many are left. With `seen`, a tap that arrives twice takes one."""
    _need_here(_held(visit.patrol, by))
    count = _counted(visit, code)
    if count == 0 or (seen is not None and seen != count):
        return count
    if count == 1:
        visit.outcomes.filter(code=code).delete()
    else:
        visit.outcomes.filter(code=code).update(count=F("count") - 1)
    return count - 1


@transaction.atomic
def end_patrol(
    *,
    patrol: Patrol,
    by: User,
    now: datetime,
    nothing_to_report: bool = False,
    ended_at: datetime | None = None,
    sure: bool = False,
    without_phone: bool = False,
) -> Patrol:
    """End a patrol, leaving the zone they are in. Ending it again changes nothing.

    A patrol without outcomes ends by saying that there was nothing to report. A visit of hours, as of
    a patrol that somebody forgot to end, is asked about until they are `sure`. One that a phone holds is
    ended on that phone, unless they cannot: `without_phone`.
    """
    patrol = _held(patrol, by)
    if patrol.ended_at is not None:
        return patrol
    _need_running(patrol)
    if patrol.is_on_a_phone and not without_phone:
        raise ValidationError({"without_phone": f"{ON_A_PHONE} End it there, or say that you cannot."})
    ended_at = ended_at or now
    whole = Patrol.objects.for_list().get(pk=patrol.pk)
    entry = PatrolEntry.of(whole).ending(ended_at, nothing_to_report=nothing_to_report)
    found = complaints(entry, now=now)
    if any(field.startswith("visit_") for field in found):
        found = {"ended_at": ["The end must be after the last visit."], **found}
    if found:
        raise ValidationError({k: v for k, v in found.items() if not k.startswith("visit_")})
    if not sure and (asked := doubts(entry)):
        raise ValidationError({"sure": asked})
    patrol.visits.running().update(left_at=ended_at)
    patrol.ended_at = ended_at
    patrol.nothing_to_report = nothing_to_report
    patrol.save(update_fields=["ended_at", "nothing_to_report"])
    return patrol


def _held(patrol: Patrol, by: User) -> Patrol:
    """The patrol as it is now, and nobody else's step in between."""
    held: Patrol = Patrol.objects.select_for_update(of=("self",)).get(pk=patrol.pk)
    if held.officer_id != by.pk:
        raise PermissionDenied("Only the person whose patrol this is can change it.")
    return held


def _need_running(patrol: Patrol) -> None:
    if not patrol.is_running:
        raise ValidationError(f"Patrol {patrol} is over, so this was not added to it.")


def _need_here(patrol: Patrol) -> None:
    """What is counted elsewhere while a phone holds the patrol is gone when the phone sends how it stands."""
    _need_running(patrol)
    if patrol.is_on_a_phone:
        raise ValidationError(f"{ON_A_PHONE} Count on that phone. Nothing was changed here.")


def _leave(visit: Visit, at: datetime) -> None:
    if at <= visit.arrived_at:
        raise ValidationError({"left_at": "Leaving must be after arriving."})
    visit.left_at = at
    visit.save(update_fields=["left_at"])


def _counted(visit: Visit, code: OutcomeCode) -> int:
    outcome: Outcome | None = visit.outcomes.filter(code=code).first()
    return outcome.count if outcome else 0

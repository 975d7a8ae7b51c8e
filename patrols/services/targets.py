"""Setting an hours target, changing it while it lasts, and withdrawing one with the reason."""

import uuid
from collections import defaultdict
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Organisation, User
from measures.weeks import local
from patrols.models import HoursTarget
from zones.models import Zone

MOST_HOURS = 1_000_000
MOST_DAYS = 1_827


@transaction.atomic
def set_target(
    *,
    by: User,
    now: datetime,
    name: str,
    hours: int,
    starts_on: date,
    ends_on: date,
    zone: Zone | None = None,
    organisation: Organisation | None = None,
    counts: str = HoursTarget.Counts.PERSON_HOURS,
    source: str = "",
    client_id: uuid.UUID | None = None,
) -> HoursTarget:
    """Write down how many hours were promised. The same `client_id` again returns what it made."""
    client_id = client_id or uuid.uuid4()
    target = HoursTarget(
        client_id=client_id, name=name, hours=hours, starts_on=starts_on, ends_on=ends_on, zone=zone,
        organisation=organisation, counts=counts, source=source, set_by=by, set_at=now,
    )  # fmt: skip
    _make_neat_and_check(target)
    # One statement: of two requests at once the second finds what the first made.
    made, is_new = HoursTarget.objects.get_or_create(
        client_id=client_id,
        defaults={name: getattr(target, name) for name in (*_FIELDS, "set_by", "set_at")},
    )
    if not is_new and made.set_by_id != by.pk:
        raise ValidationError("Somebody else has already sent this form. Open it again to send your own.")
    return made


@transaction.atomic
def change_target(*, target: HoursTarget, by: User, now: datetime, **fields: Any) -> HoursTarget:
    """Change a target whose last day is not over. Who changed what is kept in its history."""
    current = _current(target)
    if current.is_withdrawn:
        raise ValidationError("This target was withdrawn. Set another.")
    if not may_change_target(current, now=now):
        raise ValidationError("The last day is over, so the target stays as it was.")
    for name, value in fields.items():
        if name not in _FIELDS:
            raise TypeError(f"A target's {name} cannot be changed.")
        setattr(current, name, value)
    _make_neat_and_check(current)
    current.save(update_fields=[*fields])
    return current


@transaction.atomic
def withdraw_target(*, target: HoursTarget, reason: str, by: User, now: datetime) -> HoursTarget:
    """Withdraw a mistaken target: it is kept, with the reason. Again changes nothing."""
    current = _current(target)
    if current.is_withdrawn:
        return current
    if not reason.strip():
        raise ValidationError({"reason": "Say why this target is withdrawn."})
    current.withdrawn_at, current.withdrawn_by, current.withdrawn_reason = now, by, reason.strip()
    current.clean_fields(exclude=_RELATED)
    current.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    return current


def may_change_target(target: HoursTarget, *, now: datetime) -> bool:
    """Through its last day. After that a missed target stays missed, whoever would like it away."""
    return not target.is_withdrawn and local(now).date() <= target.ends_on


def wrong_days(starts_on: date, ends_on: date) -> str:
    """Why no target can run from the one to the other; empty if one can."""
    if ends_on <= starts_on:
        return "The last day must be after the first."
    return "A target lasts at most five years." if (ends_on - starts_on).days >= MOST_DAYS else ""


_FIELDS = ("name", "zone", "organisation", "hours", "counts", "starts_on", "ends_on", "source")
_RELATED = {"zone", "organisation", "set_by", "withdrawn_by"}


def _current(target: HoursTarget) -> HoursTarget:
    current: HoursTarget = HoursTarget.objects.for_list().select_for_update(of=("self",)).get(pk=target.pk)
    return current


def _make_neat_and_check(target: HoursTarget) -> None:
    target.name, target.source = target.name.strip(), target.source.strip()
    found: dict[str, list[str]] = defaultdict(list)
    if not 1 <= target.hours <= MOST_HOURS:
        found["hours"].append(f"Enter a whole number from 1 to {MOST_HOURS:,}.")
    if wrong := wrong_days(target.starts_on, target.ends_on):
        found["ends_on"].append(wrong)
    if found:
        raise ValidationError(found)
    target.clean_fields(exclude=_RELATED)

"""Writing the town's events: recording one, putting it right, and cancelling it."""

import uuid
from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import User
from audit.references import next_reference
from measures.weeks import local
from zones.models import TownEvent, Zone

_FIELDS = frozenset({"name", "starts_at", "ends_at", "zone", "expects", "source"})
_NOT_ASKED = ("reference", "client_id", "zone", "recorded_by", "cancelled_by")
LONGEST = timedelta(days=366)
# Years that nobody means: a slip of the finger in a date.
_YEARS_AHEAD = 5
_FIRST_YEAR = 2000
_MOST_PEOPLE = 1_000_000


def record_event(
    *,
    name: str,
    starts_at: datetime,
    ends_at: datetime,
    source: str,
    by: User,
    now: datetime,
    zone: Zone | None = None,
    expects: int | None = None,
    client_id: uuid.UUID | None = None,
) -> TownEvent:
    """Write down an event. The same `client_id` again returns what it made. No zone is the whole town."""
    if client_id and (made := _already_made(client_id, by)):
        return made
    fields = {"name": name, "starts_at": starts_at, "ends_at": ends_at, "source": source}
    try:
        with transaction.atomic():
            event = TownEvent(client_id=client_id or uuid.uuid4(), recorded_by=by, recorded_at=now)
            _change(event, {**fields, "zone": zone, "expects": expects})
            _check(event, now)
            event.reference = next_reference("EVT", local(now).year)
            event.save()
            return event
    except IntegrityError:
        # The same request arrived twice at once, and the other one was quicker.
        made = _already_made(client_id, by) if client_id else None
        if made is None:
            raise
        return made


@transaction.atomic
def change_event(*, event: TownEvent, by: User, now: datetime, **changes: Any) -> TownEvent:
    """Put an event right, or move it. Its history keeps who changed what."""
    changed: TownEvent = TownEvent.objects.select_for_update().get(pk=event.pk)
    if changed.is_cancelled:
        raise ValidationError("This event was cancelled. Record it again if it takes place after all.")
    _change(changed, changes)
    _check(changed, now)
    changed.save()
    return changed


@transaction.atomic
def cancel_event(*, event: TownEvent, reason: str, by: User, now: datetime) -> TownEvent:
    """Cancel an event, or take back one that was recorded by mistake. It is kept, with the reason.

    Cancelling it again changes nothing.
    """
    cancelled: TownEvent = TownEvent.objects.select_for_update().get(pk=event.pk)
    if cancelled.is_cancelled:
        return cancelled
    if not reason.strip():
        raise ValidationError({"reason": "Say why, in a few words."})
    cancelled.cancelled_at, cancelled.cancelled_by, cancelled.cancelled_reason = now, by, reason.strip()
    cancelled.clean_fields(exclude=_NOT_ASKED)
    cancelled.save(update_fields=["cancelled_at", "cancelled_by", "cancelled_reason"])
    return cancelled


def _already_made(client_id: uuid.UUID, by: User) -> TownEvent | None:
    made: TownEvent | None = TownEvent.objects.created_as(client_id).first()
    if made is not None and made.recorded_by_id != by.pk:
        raise ValidationError("This form was already sent by somebody else. Open a new one.")
    return made


def _change(event: TownEvent, changes: dict[str, Any]) -> None:
    for name, value in changes.items():
        if name not in _FIELDS:
            raise TypeError(f"An event's {name} cannot be written.")
        setattr(event, name, value.strip() if isinstance(value, str) else value)


def _check(event: TownEvent, now: datetime) -> None:
    found: dict[str, list[str]] = defaultdict(list)
    if not event.name:
        found["name"].append("Say what the event is called.")
    if not event.source:
        found["source"].append("Say where this is from.")
    if not _FIRST_YEAR <= local(event.starts_at).year <= local(now).year + _YEARS_AHEAD:
        found["starts_at"].append(f"Enter a year from {_FIRST_YEAR} to {local(now).year + _YEARS_AHEAD}.")
    elif event.ends_at <= event.starts_at:
        found["ends_at"].append("The end must be after the start.")
    elif event.ends_at - event.starts_at > LONGEST:
        found["ends_at"].append("An event lasts a year at most. Record a longer one year by year.")
    if event.expects is not None and not 1 <= event.expects <= _MOST_PEOPLE:
        found["expects"].append("Enter how many people are expected, from 1 to 1,000,000, or leave it empty.")
    if found:
        raise ValidationError(dict(found))
    event.clean_fields(exclude=_NOT_ASKED)

"""Writing incidents: reporting, correcting, and moving through their life."""

import uuid
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import User
from audit.references import next_reference
from incidents.models import Incident
from incidents.occurrence import OccurrenceError, occurrence
from incidents.workflow import LABELS, Status, may_move
from measures.weeks import local
from zones.models import Zone
from zones.services import locate


def report_incident(
    *,
    category: str,
    occurred_at: datetime,
    time_precision: str,
    source: str,
    by: User,
    now: datetime,
    occurred_until_at: datetime | None = None,
    lat: float | None = None,
    lng: float | None = None,
    zone: Zone | None = None,
    client_id: uuid.UUID | None = None,
    **details: Any,
) -> Incident:
    """Record an incident once: the same `client_id` again returns the record it made.

    `details` are the plain fields: weapon, outcome, description.
    """
    client_id = client_id or uuid.uuid4()
    if (made := _already_made(client_id, by)) is not None:
        return made
    when = _occurrence(time_precision, occurred_at, occurred_until_at, now)
    try:
        with transaction.atomic():
            incident = Incident(
                client_id=client_id,
                category=category,
                source=source,
                reported_by=by,
                reported_at=now,
                reference=next_reference("INC", local(now).year),
                **when,
                **locate(on=local(when["occurred_at"]).date(), lat=lat, lng=lng, zone=zone).as_fields(),
                **details,
            )
            incident.full_clean(exclude=["client_id"], validate_constraints=False)
            incident.save()
    except IntegrityError:
        # The same request arrived twice at once, and the other one was quicker.
        made = _already_made(client_id, by)
        if made is None:
            raise
        return made
    return incident


@transaction.atomic
def correct_incident(
    *,
    incident: Incident,
    category: str,
    occurred_at: datetime,
    time_precision: str,
    source: str,
    by: User,
    now: datetime,
    occurred_until_at: datetime | None = None,
    lat: float | None = None,
    lng: float | None = None,
    zone: Zone | None = None,
    **details: Any,
) -> Incident:
    """Put an incident right. Who changed what is kept in its history."""
    when = _occurrence(time_precision, occurred_at, occurred_until_at, now)
    changes = {"category": category, "source": source, **when, **details}
    day = local(when["occurred_at"]).date()
    if local(incident.occurred_at).date() != day or not incident.is_at(lat, lng, zone):
        changes |= locate(on=day, lat=lat, lng=lng, zone=zone).as_fields()
    for field, value in changes.items():
        setattr(incident, field, value)
    incident.full_clean(validate_constraints=False)
    incident.save()
    return incident


@transaction.atomic
def move_incident(*, incident: Incident, to: str, by: User, reason: str = "") -> Incident:
    """Move an incident to another status, as the workflow allows. Withdrawing needs a reason."""
    incident = Incident.objects.select_for_update().get(pk=incident.pk)
    if to not in LABELS or not may_move(incident.status, to):
        now_called = LABELS[Status(incident.status)].lower()
        raise ValidationError({"status": f"A {now_called} incident cannot become “{to}”."})
    if to == Status.WITHDRAWN and not reason.strip():
        raise ValidationError({"reason": "Say why this incident is withdrawn."})
    incident.status = to
    incident.status_reason = reason.strip()
    incident.save(update_fields=["status", "status_reason"])
    return incident


def _already_made(client_id: uuid.UUID, by: User) -> Incident | None:
    made: Incident | None = Incident.objects.created_as(client_id).first()
    if made is not None and made.reported_by_id != by.pk:
        raise ValidationError("This form was already sent by somebody else. Open a new one.")
    return made


def _occurrence(
    precision: str, start_at: datetime, until_at: datetime | None, now: datetime
) -> dict[str, Any]:
    try:
        when = occurrence(precision, start_at, until_at, now=now)
    except OccurrenceError as error:
        raise ValidationError({error.field: str(error)}) from error
    return {
        "occurred_at": when.start_at,
        "occurred_until_at": when.until_at,
        "time_precision": when.precision,
    }

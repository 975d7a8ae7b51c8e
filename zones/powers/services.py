"""Writing powers: recording one, putting it right, and ending it early."""

import uuid
from collections import defaultdict
from datetime import date, datetime
from typing import Any, cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import User
from audit.references import next_reference
from measures.weeks import local
from zones.geometry import GeometryError, area_m2, geojson_from_polygon, polygon_from_geojson
from zones.models import Authorisation, Zone, ZoneVersion
from zones.places import EAST, NORTH, SOUTH, WEST
from zones.powers.kinds import LABELS, is_of_the_police
from zones.powers.limits import limit_on

_FIELDS = frozenset({
    "kind", "name", "area_name", "starts_at", "ends_at", "rank", "extension_rank", "reason", "reviewed_on",
    "source",
})  # fmt: skip
_NOT_ASKED = ("reference", "client_id", "recorded_by", "ended_by")
Problems = dict[str, list[str]]


def record_authorisation(
    *,
    kind: str,
    starts_at: datetime,
    reason: str,
    by: User,
    now: datetime,
    ends_at: datetime | None = None,
    zone: Zone | None = None,
    geometry: dict[str, Any] | None = None,
    area_name: str = "",
    client_id: uuid.UUID | None = None,
    **details: Any,
) -> Authorisation:
    """Write down a power that was authorised. The same `client_id` again returns what it made.

    The area is a `zone` as drawn on the day it begins, kept as an outline of its own, or a `geometry`.
    `details` are name, rank, extension_rank, reviewed_on and source.
    """
    if client_id and (made := _already_made(client_id, by)):
        return made
    fields = {"kind": kind, "starts_at": starts_at, "ends_at": ends_at, "reason": reason}
    fields |= {"area_name": area_name, **details}
    try:
        with transaction.atomic():
            power = Authorisation(client_id=client_id or uuid.uuid4(), recorded_by=by, recorded_at=now)
            _change(power, fields, zone, geometry)
            power.reference = next_reference("POW", local(now).year)
            _check(power, now)
            power.save()
            return power
    except IntegrityError:
        # The same request arrived twice at once, and the other one was quicker.
        made = _already_made(client_id, by) if client_id else None
        if made is None:
            raise
        return made


@transaction.atomic
def correct_authorisation(
    *,
    authorisation: Authorisation,
    by: User,
    now: datetime,
    zone: Zone | None = None,
    geometry: dict[str, Any] | None = None,
    **changes: Any,
) -> Authorisation:
    """Put a power right, or say until when an order now holds. Its history keeps who changed what."""
    power: Authorisation = Authorisation.objects.select_for_update().get(pk=authorisation.pk)
    if power.never_held:
        raise ValidationError("This was withdrawn as never in force. Record the right one instead.")
    _change(power, changes, zone, geometry)
    _check(power, now)
    power.save()
    return power


@transaction.atomic
def end_authorisation(
    *, authorisation: Authorisation, at: datetime, reason: str, by: User, now: datetime
) -> Authorisation:
    """End a power before its time, or withdraw one that never held: then `at` is not after its start.

    It is kept, with the reason. Ending it again changes nothing.
    """
    power: Authorisation = Authorisation.objects.select_for_update().get(pk=authorisation.pk)
    if power.is_ended:
        return power
    if not reason.strip():
        raise ValidationError({"reason": "Say why it ended."})
    if power.ends_at is not None and at >= power.ends_at:
        raise ValidationError({"at": "It ends by itself before that. Give an earlier time."})
    power.ended_at, power.ended_by, power.ended_reason = max(at, power.starts_at), by, reason.strip()
    power.clean_fields(exclude=_NOT_ASKED)
    power.save(update_fields=["ended_at", "ended_by", "ended_reason"])
    return power


def _already_made(client_id: uuid.UUID, by: User) -> Authorisation | None:
    made: Authorisation | None = Authorisation.objects.created_as(client_id).first()
    if made is not None and made.recorded_by_id != by.pk:
        raise ValidationError("This form was already sent by somebody else. Open a new one.")
    return made


def _change(
    power: Authorisation, changes: dict[str, Any], zone: Zone | None, geometry: dict[str, Any] | None
) -> None:
    for name, value in changes.items():
        if name not in _FIELDS:
            raise TypeError(f"A power's {name} cannot be written.")
        setattr(power, name, value.strip() if isinstance(value, str) else value)
    if zone is not None and geometry is not None:
        raise ValidationError({"zone": "Choose a zone or give an outline, not both."})
    if zone is not None:
        geometry = _outline_of(zone, local(power.starts_at).date())
        power.area_name = str(changes.get("area_name") or zone.name)
    if geometry is not None:
        polygon = _area(geometry)
        power.geometry, power.area_m2 = geojson_from_polygon(polygon), round(area_m2(polygon))


def _outline_of(zone: Zone, day: date) -> dict[str, Any]:
    version = ZoneVersion.objects.holding_on(day).filter(zone=zone).first()
    if version is None:
        raise ValidationError({"zone": f"{zone} had no outline on that day. Give the outline instead."})
    return cast(dict[str, Any], version.geometry)


def _area(geometry: dict[str, Any]) -> Any:
    try:
        polygon = polygon_from_geojson(geometry)
    except GeometryError as error:
        raise ValidationError({"geometry": str(error)}) from error
    west, south, east, north = polygon.bounds
    if not (south >= SOUTH and north <= NORTH and west >= WEST and east <= EAST):
        near = settings.COUNCIL_AREA["name"]
        raise ValidationError({"geometry": f"The area must lie in or near {near}."})
    return polygon


def _check(power: Authorisation, now: datetime) -> None:
    found: Problems = defaultdict(list)
    if not power.geometry:
        found["geometry"].append("Choose a zone or give the outline of the area.")
    if not power.area_name:
        found["area_name"].append("Say what the area is called.")
    if not power.reason:
        found["reason"].append("Say why, in a few words.")
    if power.reviewed_on is not None and power.reviewed_on > local(now).date():
        found["reviewed_on"].append("The review cannot be in the future.")
    if power.ends_at is not None and power.ends_at <= power.starts_at:
        found["ends_at"].append("The end must be after the start.")
    elif _ends_early_outside(power):
        found["starts_at"].append("It ended early at a time that would now lie outside it.")
    if power.kind not in LABELS:
        found["kind"].append("Choose which power it is.")
    elif is_of_the_police(power.kind):
        _check_hours(power, found)
    else:
        _check_order(power, found)
    if found:
        raise ValidationError(dict(found))
    power.clean_fields(exclude=_NOT_ASKED)


def _ends_early_outside(power: Authorisation) -> bool:
    if power.ended_at is None:
        return False
    return power.ended_at < power.starts_at or (power.ends_at is not None and power.ended_at >= power.ends_at)


def _check_hours(power: Authorisation, found: Problems) -> None:
    if not power.rank:
        found["rank"].append("Choose the rank of the officer who authorised it.")
    limit = limit_on(power.kind, local(power.starts_at).date())
    if limit is None:
        found["starts_at"].append("No such power is known here for that day.")
        return
    power.allowed_hours = limit.extended
    if power.ends_at is None:
        found["ends_at"].append("Give the time at which it ends.")
        return
    length = power.ends_at - power.starts_at
    if limit.forbids(length):
        found["ends_at"].append(f"It may last at most {limit.extended} hours, any extension included.")
    elif limit.needs_extension(length) and not power.extension_rank:
        found["extension_rank"].append(
            f"It lasts longer than {limit.first} hours. Choose the rank of the officer who extended it."
        )


def _check_order(power: Authorisation, found: Problems) -> None:
    power.allowed_hours = None
    for name in ("rank", "extension_rank"):
        if getattr(power, name):
            found[name].append("No rank authorises an order of the council. Leave this empty.")
    if not power.name:
        found["name"].append("Say what the order is called.")

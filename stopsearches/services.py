"""Writing stop searches by hand: recording one, and putting it right."""

import uuid
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import User
from incidents.occurrence import OccurrenceError, Precision, occurrence
from measures.weeks import local
from stopsearches.authorised import check_authorisation
from stopsearches.models import StopSearch
from zones.geometry import cell_of
from zones.models import Zone
from zones.services import locate

# About a hundred metres: near enough for a pattern, too far for a doorstep.
DECIMALS = 3


def record_stop_search(
    *,
    searched_at: datetime,
    by: User,
    now: datetime,
    time_precision: str = Precision.EXACT,
    lat: float | None = None,
    lng: float | None = None,
    zone: Zone | None = None,
    client_id: uuid.UUID | None = None,
    **details: Any,
) -> StopSearch:
    """Record a search once: the same `client_id` again returns the record it made.

    `details` are the plain fields, `patrol`, `tech_deployment` and `authorisation`. The zone comes from the
    point as given; the point itself is kept to three decimals.
    """
    client_id = client_id or uuid.uuid4()
    if (made := _already_made(client_id, by)) is not None:
        return made
    when = _when(time_precision, searched_at, now)
    search = StopSearch(
        client_id=client_id,
        source=StopSearch.Source.POLICE_RECORD,
        recorded_by=by,
        supplied_by=by.organisation.short_name,
        supplied_at=now,
        **when,
        **_place(local(when["searched_at"]).date(), lat, lng, zone),
        **details,
    )
    _check_operation(search)
    check_authorisation(search)
    search.full_clean(exclude=["client_id"], validate_constraints=False)
    try:
        with transaction.atomic():
            search.save()
    except IntegrityError:
        # The same request arrived twice at once, and the other one was quicker.
        made = _already_made(client_id, by)
        if made is None:
            raise
        return made
    return search


@transaction.atomic
def correct_stop_search(
    *,
    search: StopSearch,
    searched_at: datetime,
    by: User,
    now: datetime,
    time_precision: str = Precision.EXACT,
    lat: float | None = None,
    lng: float | None = None,
    zone: Zone | None = None,
    **details: Any,
) -> StopSearch:
    """Put a search right that was entered here. Who changed what is kept in its history."""
    search = StopSearch.objects.select_for_update(of=("self",)).get(pk=search.pk)
    if search.is_published:
        raise ValidationError("This was published by the police. It changes when its file is imported again.")
    when = _when(time_precision, searched_at, now)
    changes = {**when, **details}
    day = local(when["searched_at"]).date()
    if local(search.searched_at).date() != day or not search.is_at(lat, lng, zone):
        changes |= _place(day, lat, lng, zone)
    for field, value in changes.items():
        setattr(search, field, value)
    _check_operation(search)
    check_authorisation(search)
    search.full_clean(validate_constraints=False)
    search.save()
    return search


def _already_made(client_id: uuid.UUID, by: User) -> StopSearch | None:
    made: StopSearch | None = StopSearch.objects.created_as(client_id).first()
    if made is not None and made.recorded_by_id != by.pk:
        raise ValidationError("This form was already sent by somebody else. Open a new one.")
    return made


def _check_operation(search: StopSearch) -> None:
    if search.operation_name and search.part_of_operation is False:
        raise ValidationError(
            {"part_of_operation": "You named an operation. Choose yes, or leave out the name."}
        )


def _when(precision: str, searched_at: datetime, now: datetime) -> dict[str, Any]:
    if precision not in (Precision.EXACT, Precision.HOUR, Precision.DAY):
        raise ValidationError({"time_precision": "Choose how exact the time is."})
    try:
        when = occurrence(precision, searched_at, None, now=now)
    except OccurrenceError as error:
        raise ValidationError({"searched_at": str(error)}) from error
    return {"searched_at": when.start_at, "time_precision": when.precision.value}


def _place(day: date, lat: float | None, lng: float | None, zone: Zone | None) -> dict[str, Any]:
    return rounded(locate(on=day, lat=lat, lng=lng, zone=zone).as_fields())


def rounded(place: dict[str, Any]) -> dict[str, Any]:
    """The zone of the exact point, with the point itself to about 100 metres."""
    if place["lat"] is None:
        return place
    near = {name: round(place[name], DECIMALS) for name in ("lat", "lng")}
    return {**place, **near, "h3_cell": cell_of(near["lat"], near["lng"])}

"""What a row of a sheet of incidents says happened, by the rules of reporting one."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, cast

from django.conf import settings
from django.core.exceptions import ValidationError

from accounts.detail import detail_of
from accounts.models import User
from imports.models import ImportBatch
from imports.sheets.cells import CellError
from imports.sheets.entries import Entry
from imports.sheets.moments import Clock, moment_of
from incidents.bulk import prepare_incident
from incidents.categories import SENSITIVE
from incidents.models import Incident
from incidents.occurrence import EARLIEST, OccurrenceError, Precision, occurrence
from measures.weeks import local
from zones.models import Zone
from zones.places import EAST, NORTH, SOUTH, WEST, place_problem
from zones.services import ZoneMaps

LONGEST_TEXT = 500
_OF_FIELDS = {
    "occurred_at": "on",
    "occurred_until_at": "until_at",
    "zone": "zone",
    "lat": "lat",
    "lng": "lng",
}


@dataclass(frozen=True)
class RowReader:
    """Reads rows for one batch, asking the database once for all of them."""

    batch: ImportBatch
    by: User
    now: datetime
    maps: ZoneMaps
    zones: dict[str, Zone]

    @classmethod
    def of(cls, batch: ImportBatch, by: User, now: datetime) -> "RowReader":
        return cls(batch, by, now, ZoneMaps(), {zone.slug: zone for zone in Zone.objects.all()})

    def read(self, entry: Entry) -> Incident | None:
        """The incident, not stored; None if the row says what cannot be, and then it was told."""
        report = {
            "category": self._category(entry),
            "source": entry.choice("source"),
            "weapon": entry.choice("weapon") or Incident.Weapon.NOT_KNOWN,
            "outcome": entry.choice("outcome") or Incident.Outcome.NONE_YET,
            "description": self._description(entry),
            **self._time(entry),
            **self._place(entry),
            "import_batch": self.batch,
            # The same row of the same batch is the same incident, however often it is tried.
            "client_id": uuid.uuid5(self.batch.client_id, f"{entry.table.file}:{entry.line}"),
        }
        for name, said in (("category", report["category"]), ("source", report["source"])):
            if not said:
                entry.refuse(name, f"Write {'the kind' if name == 'category' else 'who reported it'}.")
        if entry.is_refused:
            self._tell_of_the_rest(entry, report)
            return None
        try:
            incident = prepare_incident(report, by=self.by, now=self.now, zones=self.maps)
        except OccurrenceError as error:
            entry.refuse(_OF_FIELDS.get(error.field, "on"), str(error))
            return None
        except ValidationError as error:
            _tell(entry, error)
            return None
        self._look_at_place(entry, incident, report["zone"])
        return incident

    def _tell_of_the_rest(self, entry: Entry, report: dict[str, Any]) -> None:
        """Of a row that is wrong already, what the rules would say of its time and its zone besides."""
        start, until, precision = (
            report[name] for name in ("occurred_at", "occurred_until_at", "time_precision")
        )
        if start is None:
            return
        if precision and (until is not None or precision != Precision.RANGE):
            try:
                occurrence(precision, start, until, now=self.now)
            except OccurrenceError as error:
                entry.refuse(_OF_FIELDS.get(error.field, "on"), str(error))
        if report["zone"] is not None and report["lat"] is None:
            try:
                self.maps.on(local(start).date()).within(report["zone"])
            except ValidationError as error:
                _tell(entry, error)

    def _category(self, entry: Entry) -> str | None:
        category = entry.choice("category")
        if category in SENSITIVE and not detail_of(self.by).reads_sensitive_kinds:
            entry.refuse("category", "Your role cannot record this kind.")
        return category

    def _description(self, entry: Entry) -> str:
        text = entry.own_words("description")
        if len(text) > LONGEST_TEXT:
            entry.refuse("description", f"This has {len(text)} characters; {LONGEST_TEXT} is the most.")
        return text

    def _time(self, entry: Entry) -> dict[str, Any]:
        day, clock = entry.day_and_clock("on")
        clock = entry.clock("at") or clock
        if day is None:
            entry.refuse("on", "Write the day it happened, like 16/11/2026.")
        elif day < EARLIEST:
            entry.refuse("on", f"This is before {EARLIEST.year}. Check the year.")
        until_day, until_clock = entry.day_and_clock("until_on")
        until_clock = entry.clock("until_at") or until_clock
        has_until = until_day is not None or until_clock is not None
        precision = entry.choice("time_precision") or _usual(clock, has_until=has_until)
        if precision == Precision.DAY:
            clock = Clock(time.min)
        elif clock is None and day is not None:
            entry.refuse("at", "Write the time, or say that it was some time that day.")
        until = None
        if precision == Precision.RANGE:
            if until_clock is None:
                entry.refuse("until_at", "Write when it had ended at the latest.")
            until = _moment(entry, "until_at", until_day or day, until_clock)
        elif has_until:
            entry.refuse("until_at", "An end is only for “between two times”. Say so, or leave it empty.")
        return {
            "time_precision": precision,
            "occurred_at": _moment(entry, "at" if "at" in entry.table.places else "on", day, clock),
            "occurred_until_at": until,
        }

    def _place(self, entry: Entry) -> dict[str, Any]:
        lat, lng = entry.number("lat"), entry.number("lng")
        zone = self.zones.get(entry.choice("zone") or "")
        if not entry.was_refused("lat", "lng", "zone") and (problem := place_problem(lat, lng, zone)):
            entry.refuse(*problem)
        for name, value, least, most in (("lat", lat, SOUTH, NORTH), ("lng", lng, WEST, EAST)):
            if value is not None and not least <= value <= most:
                entry.refuse(name, f"This is far from {_area()['name']}: it should lie in {least} to {most}.")
        return {"lat": lat, "lng": lng, "zone": zone}

    def _look_at_place(self, entry: Entry, incident: Incident, zone: Zone | None) -> None:
        if incident.lat is None:
            return
        south, west, north, east = _area()["box"]
        margin = _area()["margin"]
        is_inside = south - margin <= incident.lat <= north + margin
        if not is_inside or not west - margin <= incident.lng <= east + margin:
            entry.warn("lat", f"This place is outside {_area()['name']}.")
        found = incident.zone
        if zone is not None and found != zone and (found is None or found.parent_id != zone.pk):
            where = f"in {found}" if found else "in no zone"
            entry.warn("zone", f"The coordinates are {where}, not in {zone}. The coordinates count.")


def _usual(clock: Clock | None, *, has_until: bool) -> str:
    if clock is None:
        return Precision.DAY
    return Precision.RANGE if has_until else Precision.EXACT


def _moment(entry: Entry, name: str, day: date | None, clock: Clock | None) -> datetime | None:
    if day is None or clock is None:
        return None
    try:
        return moment_of(day, clock)
    except CellError as error:
        entry.refuse(name, str(error))
    return None


def _tell(entry: Entry, error: ValidationError) -> None:
    if not hasattr(error, "error_dict"):
        entry.refuse("", "; ".join(error.messages))
        return
    for field, messages in error.message_dict.items():
        name = _OF_FIELDS.get(field, field)
        entry.refuse(name if name in entry.table.columns else "", "; ".join(messages))


def _area() -> dict[str, Any]:
    return cast(dict[str, Any], settings.COUNCIL_AREA)

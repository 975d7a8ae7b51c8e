"""Recording many incidents at once under the same rules as one: for partner files and demonstrations."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from audit.references import next_references
from incidents.models import Incident
from incidents.occurrence import OccurrenceError, occurrence
from measures.weeks import local
from zones.services import ZoneMaps


@transaction.atomic
def report_incidents(*, reports: Iterable[dict[str, Any]], by: User, now: datetime) -> list[Incident]:
    """Record all of them or none. Each report holds the arguments of `report_incident`.

    One that breaks a rule is refused with its number in the list, counted from 1.
    """
    zones = ZoneMaps()
    made = []
    for number, report in enumerate(reports, start=1):
        try:
            made.append(prepare_incident(report, by=by, now=now, zones=zones))
        except (OccurrenceError, ValidationError) as error:
            raise ValidationError(f"Incident {number} of the list: {'; '.join(_words(error))}") from error
    return store_incidents(made)


@transaction.atomic(savepoint=False)
def store_incidents(incidents: Sequence[Incident]) -> list[Incident]:
    """Store incidents that were prepared. The year's numbers are taken last: others wait for them."""
    _give_references(incidents)
    return Incident.objects.bulk_create(incidents, batch_size=1000)


def prepare_incident(report: Mapping[str, Any], *, by: User, now: datetime, zones: ZoneMaps) -> Incident:
    """The incident of a report, by the rules of reporting one; without a reference, and not stored."""
    report = dict(report)
    zone, lat, lng = report.pop("zone", None), report.pop("lat", None), report.pop("lng", None)
    when = occurrence(
        report.pop("time_precision"),
        report.pop("occurred_at"),
        report.pop("occurred_until_at", None),
        now=now,
    )
    zone_map = zones.on(local(when.start_at).date())
    place = zone_map.locate(lat, lng) if lat is not None else zone_map.within(zone)
    incident = Incident(
        occurred_at=when.start_at,
        occurred_until_at=when.until_at,
        time_precision=when.precision,
        reported_by=by,
        **{"reported_at": now, **report},
        **place.as_fields(),
    )
    incident.clean_fields(exclude=["reference", "reported_by", "zone_version", "import_batch"])
    return incident


def _give_references(incidents: Sequence[Incident]) -> None:
    by_year: dict[int, list[Incident]] = {}
    for incident in sorted(incidents, key=lambda each: each.reported_at):
        by_year.setdefault(local(incident.reported_at).year, []).append(incident)
    for year, members in by_year.items():
        for incident, reference in zip(members, next_references("INC", year, len(members)), strict=True):
            incident.reference = reference


def _words(error: OccurrenceError | ValidationError) -> list[str]:
    return error.messages if isinstance(error, ValidationError) else [str(error)]

"""Incidents, recorded crime and stop searches as columns."""

from datetime import date, datetime, time
from typing import Any

from accounts.rights import Right
from exports.lists import Column, ExportList, column, in_words
from harlowsafety.exported.places import point_of, point_of_incident
from harlowsafety.exported.times import clock, day_of, known
from incidents.filters import IncidentFilter
from incidents.models import Incident, RecordedCrime
from incidents.occurrence import Precision
from incidents.recorded_filters import RecordedCrimeFilter
from measures.weeks import local
from stopsearches.filters import StopSearchFilter
from stopsearches.models import StopSearch


def _time_of_incident(incident: Incident) -> time | str | None:
    """None where only the day is known: midnight would be made up."""
    return None if incident.time_precision == Precision.DAY else clock(incident.occurred_at)


def _end_of_span(incident: Incident) -> datetime | None:
    """Said by somebody; the end of a day that is known only by its day is not."""
    return incident.occurred_until_at if incident.time_precision == Precision.RANGE else None


def _month(day: date | None) -> str:
    return f"{day:%Y-%m}" if day else ""


def _later_month(crime: Any) -> str:
    return _month(crime.later_outcome_month)


def _kind_of_authorisation(search: StopSearch) -> str | None:
    return search.authorisation.get_kind_display() if search.authorisation else None


# Headed as the sheet of incidents that is imported, so that a file of ours can be read again.
INCIDENTS = ExportList(
    key="incidents",
    label="Incidents",
    kind="incident",
    page="incidents:list",
    rights=(Right.EXPORT_RECORDS, Right.VIEW_INCIDENTS),
    rows=lambda user: Incident.objects.visible_to(user).for_list().select_related("import_batch"),
    filters=IncidentFilter,
    columns=(
        column("reference", "Reference"),
        in_words("category", "Kind"),
        Column("on", "Date", lambda row: local(row.occurred_at).date()),
        Column("at", "Time", _time_of_incident),
        in_words("time_precision", "How exact"),
        Column("until_on", "Until date", lambda row: day_of(_end_of_span(row))),
        Column("until_at", "Until time", lambda row: clock(_end_of_span(row))),
        column("zone", "Zone", "zone.name"),
        in_words("weapon", "Weapon"),
        in_words("source", "Source"),
        in_words("outcome", "Outcome"),
        column("description", "What happened"),
        in_words("status", "Status"),
        column("status_reason", "Why it has that status"),
        column("reported_by", "Recorded by", "reported_by.organisation.short_name"),
        column("reported_at", "Recorded"),
        column("import_batch", "Import", "import_batch.reference"),
    ),
    place=point_of_incident,
    has_points=True,
    notes=("Places of kinds that imply a victim are left out, and so are points that you may not see.",),
)

RECORDED_CRIME = ExportList(
    key="recorded-crime",
    label="Recorded crime",
    kind="recorded crime",
    page="recorded:list",
    rights=(Right.EXPORT_RECORDS, Right.VIEW_RECORDED_CRIME),
    rows=lambda user: RecordedCrime.objects.visible_to(user),
    filters=RecordedCrimeFilter,
    columns=(
        Column("month", "Month", lambda row: _month(row.month)),
        in_words("crime_type", "Type"),
        in_words("last_outcome", "Last outcome in the street file"),
        in_words("later_outcome", "Later outcome"),
        Column("later_outcome_month", "Month of the later outcome", _later_month),
        column("location", "Approximate place"),
        column("lsoa_code", "LSOA code"),
        column("lsoa_name", "LSOA name"),
        column("reported_by", "Reported by"),
        column("crime_id", "Crime ID"),
    ),
    place=point_of,
    has_points=True,
    notes=("Published by data.police.uk: months only, moved to map points that stand for many places.",),
)

STOP_SEARCHES = ExportList(
    key="stop-searches",
    label="Stop searches",
    kind="stop search",
    page="stopsearches:list",
    rights=(Right.EXPORT_RECORDS, Right.VIEW_STOP_SEARCHES),
    rows=lambda user: StopSearch.objects.visible_to(user).for_list(),
    filters=StopSearchFilter,
    columns=(
        column("id", "Number"),
        column("reference", "Police reference"),
        Column("searched_at", "When", lambda row: known(row.searched_at, row.time_precision)),
        in_words("time_precision", "How well the time is known"),
        column("zone", "Zone", "zone.name"),
        in_words("search_type", "Who or what was searched"),
        in_words("age_range", "Age range"),
        in_words("gender", "Gender"),
        in_words("self_defined_ethnicity", "Ethnicity as the person defined it"),
        in_words("officer_defined_ethnicity", "Ethnicity as the officer saw it"),
        in_words("legislation", "Power used"),
        in_words("object_of_search", "Looked for"),
        in_words("outcome", "Outcome"),
        column("outcome_linked_to_object", "Outcome linked to what was looked for"),
        column("removed_more_than_outer_clothing", "More than outer clothing removed"),
        column("part_of_operation", "Part of an operation"),
        column("operation_name", "Operation"),
        in_words("found_item", "Found"),
        in_words("source", "Source"),
        column("supplied_by", "Supplied by"),
        column("supplied_at", "Supplied"),
        column("patrol", "Patrol", "patrol.reference"),
        column("tech_deployment", "Deployment", "tech_deployment.reference"),
        column("authorisation", "Under the authorisation", "authorisation.reference"),
        Column("authorisation_kind", "Kind of the authorisation", _kind_of_authorisation),
        column("is_approximate", "Place is approximate", "is_published"),
    ),
    place=point_of,
    has_points=True,
    notes=("Single searches are for the police. A yes or no that is empty was not recorded: it is no “no”.",),
)

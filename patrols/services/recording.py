"""Storing whole patrols, one or thousands, by the same rules: all of it or nothing."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import Organisation, User
from audit.references import next_references
from measures.weeks import local
from patrols.clock import clock, names_zone
from patrols.entry import PatrolEntry, VisitEntry
from patrols.models import Crew, Outcome, OutcomeCode, Patrol, Visit
from patrols.rules import Complaints, complaints, doubts
from zones.models import Zone, ZoneVersion

AT_ONCE = 2_000


def log_patrol(
    *,
    by: User,
    now: datetime,
    started_at: datetime,
    ended_at: datetime | None,
    staff_count: int = 1,
    partners: Mapping[Organisation, int] | None = None,
    visits: Sequence[VisitEntry] = (),
    nothing_to_report: bool = False,
    is_joint: bool | None = None,
    note: str = "",
    client_id: uuid.UUID | None = None,
    sure: bool = False,
) -> Patrol:
    """Record a patrol with its visits and outcomes in one go; the same `client_id` again returns it.

    Without an end it is a running patrol. What is doubtful is stored once they say that they are `sure`.
    """
    entry = PatrolEntry(
        by, started_at, ended_at, staff_count, partners or {}, visits, nothing_to_report, is_joint,
        note.strip(), client_id or uuid.uuid4(),
    )  # fmt: skip
    if (made := _already_made(entry.client_id, by)) is not None:
        return made
    check(entry, now=now, sure=sure)
    try:
        return store([entry], now)[0]
    except IntegrityError:
        # The same request arrived twice at once, and the other one was quicker.
        made = _already_made(entry.client_id, by)
        if made is not None:
            return made
        check(entry, now=now, sure=sure)
        raise


def log_patrols_in_bulk(*, entries: Iterable[PatrolEntry], now: datetime) -> list[Patrol]:
    """Record many patrols by the rules of one, or none of them: the first that breaks a rule is named.

    Nobody is asked about what is doubtful: whoever loads them in bulk did not walk them. Entries that
    were recorded before, by their `client_id`, are left alone and not returned.
    """
    wanted = list(entries)
    ids = [entry.client_id for entry in wanted]
    known = set(Patrol.objects.filter(client_id__in=ids).values_list("client_id", flat=True))
    new = [entry for entry in wanted if entry.client_id not in known]
    for number, entry in enumerate(new, start=1):
        if found := complaints(entry, now=now):
            field, problems = next(iter(found.items()))
            raise ValidationError(f"Patrol {number}, {field}: {problems[0]}")
    try:
        return store(new, now)
    except IntegrityError as error:
        if "one_patrol_of_a_person_at_a_time" in str(error):
            raise ValidationError("Two patrols of the same person overlap.") from error
        raise


def _already_made(client_id: uuid.UUID, by: User) -> Patrol | None:
    made: Patrol | None = Patrol.objects.created_as(client_id).first()
    if made is not None and made.officer_id != by.pk:
        raise ValidationError("Somebody else has already sent this form. Open it again to send your own.")
    return made


def check(entry: PatrolEntry, *, now: datetime, sure: bool, before: PatrolEntry | None = None) -> None:
    """Refuse what breaks a rule, then what is doubtful until they are sure.

    `before` is the patrol as it stood, when this one takes its place.
    """
    found = complaints(entry, now=now)
    if not found.keys() & {"started_at", "ended_at"}:
        _meet_no_other(entry, found)
    if found:
        raise ValidationError(found)
    if not sure and (asked := doubts(entry, before)):
        raise ValidationError({"sure": asked})


def _meet_no_other(entry: PatrolEntry, found: Complaints) -> None:
    mine = Patrol.objects.not_struck().of(entry.officer).exclude(client_id=entry.client_id)
    other = mine.overlapping(entry.started_at, entry.ended_at).first()
    if other is None:
        return
    start = local(other.started_at)
    zone = names_zone(other.started_at, other.ended_at or other.started_at)
    when = f"{clock(other.started_at, zone=zone)} on {start.day} {start:%B}"
    if other.is_running:
        problem = f"You have been on patrol {other} since {when}. End that one first."
    else:
        end = clock(other.ended_at, zone=zone)
        problem = f"This overlaps your patrol {other}, from {when} to {end}."
    found["started_at"] = [problem]


@transaction.atomic
def store(entries: Sequence[PatrolEntry], now: datetime, *, revision: int = 0) -> list[Patrol]:
    """Store patrols that kept to the rules."""
    outlines = Outlines(entries)
    references = _references(entries)
    patrols = [
        Patrol(
            reference=reference,
            client_id=entry.client_id,
            officer=entry.officer,
            organisation=entry.sent_by,
            staff_count=sum(entry.crew.values()),
            started_at=entry.started_at,
            ended_at=entry.ended_at,
            is_joint=bool(entry.partners),
            nothing_to_report=entry.nothing_to_report,
            note=entry.note,
            logged_at=entry.logged_at or now,
            revision=revision,
            import_batch=entry.import_batch,
        )
        for entry, reference in zip(entries, references, strict=True)
    ]
    Patrol.objects.bulk_create(patrols, batch_size=AT_ONCE)
    pairs = list(zip(patrols, entries, strict=True))
    Crew.objects.bulk_create(
        [
            Crew(patrol=patrol, organisation=organisation, staff_count=staff)
            for patrol, entry in pairs
            for organisation, staff in entry.crew.items()
        ],
        batch_size=AT_ONCE,
    )
    visits = [
        (
            Visit(
                client_id=visit.client_id,
                patrol=patrol,
                zone_version=outlines.of(visit.zone, visit.arrived_at, f"visit_{number}_zone"),
                arrived_at=visit.arrived_at,
                left_at=visit.left_at,
            ),
            visit.outcomes,
        )
        for patrol, entry in pairs
        for number, visit in enumerate(entry.visits, start=1)
    ]
    Visit.objects.bulk_create([visit for visit, _ in visits], batch_size=AT_ONCE)
    Outcome.objects.bulk_create(
        [outcome for visit, outcomes in visits for outcome in outcomes_of(visit, outcomes)],
        batch_size=AT_ONCE,
    )
    return patrols


def outcomes_of(visit: Visit, counts: Mapping[OutcomeCode, int]) -> list[Outcome]:
    return [Outcome(visit=visit, code=code, count=count) for code, count in counts.items()]


def _references(entries: Sequence[PatrolEntry]) -> list[str]:
    """One for each entry, numbered within the year in which the patrol started."""
    years = [local(entry.started_at).year for entry in entries]
    taken = {year: iter(next_references("PAT", year, years.count(year))) for year in sorted(set(years))}
    return [next(taken[year]) for year in years]


class Outlines:
    """The outlines of the zones that some patrols visited, asked for once."""

    def __init__(self, entries: Sequence[PatrolEntry]) -> None:
        zones = {visit.zone.pk for entry in entries for visit in entry.visits}
        self._versions: dict[int, list[ZoneVersion]] = defaultdict(list)
        for version in ZoneVersion.objects.filter(zone__in=zones).select_related("zone"):
            self._versions[version.zone_id].append(version)

    def of(self, zone: Zone, at: datetime, field: str) -> ZoneVersion:
        day: date = local(at).date()
        for version in self._versions[zone.pk]:
            if version.valid_from <= day and (version.valid_to is None or day < version.valid_to):
                return version
        raise ValidationError({field: f"{zone} had no outline on that day."})

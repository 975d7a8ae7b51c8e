"""Making a stored patrol what somebody says it was, touching only what differs."""

from dataclasses import replace

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from measures.weeks import local
from patrols.entry import PatrolEntry, VisitEntry
from patrols.models import Crew, Outcome, Patrol, Visit
from patrols.rules import Complaints
from patrols.services.recording import Outlines, outcomes_of


def in_order(entry: PatrolEntry) -> PatrolEntry:
    """The same, its visits in the order in which they were made."""
    return replace(entry, visits=sorted(entry.visits, key=lambda visit: visit.arrived_at))


def as_sent(refused: ValidationError, checked: PatrolEntry, sent: PatrolEntry) -> ValidationError:
    """The complaints about a patrol, its visits numbered as they were sent instead of as they were checked.

    What concerns a visit that was not sent is said about the whole patrol, with the visit's name.
    """
    numbers = {visit.client_id: number for number, visit in enumerate(sent.visits, start=1)}
    told: Complaints = {}
    for field, problems in refused.message_dict.items():
        words = field.split("_", 2)
        if words[0] == "visit" and len(words) == 3 and words[1].isdecimal():
            visit = checked.visits[int(words[1]) - 1]
            number = numbers.get(visit.client_id)
            if number is None:
                field = NON_FIELD_ERRORS
                problems = [f"The visit to {named(visit)}: {problem}" for problem in problems]
            else:
                field = f"visit_{number}_{words[2]}"
        told.setdefault(field, []).extend(problems)
    return ValidationError(told)


def refuse_visits_of_others(entry: PatrolEntry) -> None:
    """A visit belongs to one patrol for good: its key cannot bring it to another."""
    ids = [visit.client_id for visit in entry.visits]
    others = Visit.objects.filter(client_id__in=ids).exclude(patrol__client_id=entry.client_id)
    taken = set(others.values_list("client_id", flat=True))
    found = {
        f"visit_{number}_client_id": ["This visit was already sent for another patrol."]
        for number, visit in enumerate(entry.visits, start=1)
        if visit.client_id in taken
    }
    if found:
        raise ValidationError(found)


def rewrite(patrol: Patrol, entry: PatrolEntry) -> None:
    """Make the patrol, held by whoever calls, what the entry says; visits are known by their `client_id`.

    A visit keeps the outline that it was assigned to while its zone and its day stay the same.
    """
    refuse_visits_of_others(entry)
    _crew(patrol, entry)
    patrol.started_at, patrol.ended_at = entry.started_at, entry.ended_at
    patrol.staff_count, patrol.is_joint = sum(entry.crew.values()), bool(entry.partners)
    patrol.nothing_to_report, patrol.note = entry.nothing_to_report, entry.note
    patrol.save()
    _visits(patrol, entry)
    _outcomes(patrol, entry)


def _crew(patrol: Patrol, entry: PatrolEntry) -> None:
    wanted = dict(entry.crew)
    for crew in patrol.crews.select_related("organisation"):
        staff = wanted.pop(crew.organisation, None)
        if staff is None:
            crew.delete()
        elif staff != crew.staff_count:
            crew.staff_count = staff
            crew.save(update_fields=["staff_count"])
    Crew.objects.bulk_create(
        Crew(patrol=patrol, organisation=organisation, staff_count=staff)
        for organisation, staff in wanted.items()
    )


def _visits(patrol: Patrol, entry: PatrolEntry) -> None:
    outlines = Outlines([entry])
    wanted = {visit.client_id: visit for visit in entry.visits}
    stored = list(patrol.visits.select_related("zone_version__zone"))
    standing = {visit.client_id: visit for visit in stored if visit.client_id in wanted}
    for visit in stored:
        if visit.client_id not in wanted:
            visit.delete()
    moving = [visit for key, visit in standing.items() if _differs(visit, wanted[key])]
    while moving:
        free = [visit for visit in moving if _is_free(wanted[visit.client_id], standing)]
        if not free:
            # Two changed places, and the database never holds both at once: one is written anew.
            standing.pop(moving.pop(0).client_id).delete()
            continue
        moving.remove(free[0])
        _move(free[0], wanted[free[0].client_id], outlines, entry)
    Visit.objects.bulk_create(
        Visit(
            client_id=visit.client_id,
            patrol=patrol,
            zone_version=outlines.of(visit.zone, visit.arrived_at, f"visit_{number}_zone"),
            arrived_at=visit.arrived_at,
            left_at=visit.left_at,
        )
        for number, visit in enumerate(entry.visits, start=1)
        if visit.client_id not in standing
    )


def _differs(visit: Visit, said: VisitEntry) -> bool:
    return (visit.zone, visit.arrived_at, visit.left_at) != (said.zone, said.arrived_at, said.left_at)


def _is_free(said: VisitEntry, standing: dict[object, Visit]) -> bool:
    """Whether no other visit, as it is stored just now, shares a moment with that time."""
    return not any(
        (said.left_at is None or other.arrived_at < said.left_at)
        and (other.left_at is None or said.arrived_at < other.left_at)
        for key, other in standing.items()
        if key != said.client_id
    )


def _move(visit: Visit, said: VisitEntry, outlines: Outlines, entry: PatrolEntry) -> None:
    same_day = local(visit.arrived_at).date() == local(said.arrived_at).date()
    if visit.zone != said.zone or not same_day:
        number = 1 + list(entry.visits).index(said)
        visit.zone_version = outlines.of(said.zone, said.arrived_at, f"visit_{number}_zone")
    visit.arrived_at, visit.left_at = said.arrived_at, said.left_at
    visit.save()


def _outcomes(patrol: Patrol, entry: PatrolEntry) -> None:
    visits = {visit.client_id: visit for visit in patrol.visits.prefetch_related("outcomes__code")}
    new = []
    for said in entry.visits:
        visit, wanted = visits[said.client_id], dict(said.outcomes)
        for outcome in visit.outcomes.all():
            count = wanted.pop(outcome.code, None)
            if count is None:
                outcome.delete()
            elif count != outcome.count:
                outcome.count = count
                outcome.save(update_fields=["count"])
        new += outcomes_of(visit, wanted)
    Outcome.objects.bulk_create(new)


def named(visit: VisitEntry) -> str:
    """A visit as people tell it from the others."""
    return f"{visit.zone} at {local(visit.arrived_at):%H:%M}"

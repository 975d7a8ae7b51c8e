"""A town with people in every role and one of every kind of record, made through the rooms' services."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.utils import timezone

from accounts.models import Organisation, User
from accounts.rights import Role
from accounts.tests.factories import finished_review, person
from audit.models import AccessRecord
from audit.services import record_access
from deployments.tests.factories import NOW as DEPLOYED
from deployments.tests.factories import camera, deployment, paused
from exports.tests.factories import ready_export
from hotspots.saved.models import SavedView
from hotspots.saved.services import save_view
from hotspots.tests.emerging_factories import one_more_cell
from imports.kinds import all_kinds
from imports.models import ImportBatch
from imports.services.staging import stage_files
from imports.sheets.templates import template_csv
from incidents.tests.factories import incident
from incidents.tests.picture_factories import picture_of
from incidents.tests.recorded_factories import one_more_police_file, recorded_crime
from measures.weeks import Week
from patrols.models import HoursTarget, OutcomeCode, OutcomeTerms, Patrol, PlannedVisit, RepeatingPlan, Track
from patrols.services import (
    plan_visits,
    save_outcome_code,
    save_outcome_terms,
    start_patrol,
    start_visit,
)
from patrols.services.repeating import plan_repeating
from patrols.services.targets import set_target
from patrols.tests.factories import START, patrol, visit
from patrols.tests.gpx import gpx, standing
from patrols.tests.track_factory import IN_THE_STOW, track
from stopsearches.tests.factories import stop_search
from summaries.models import Action, Comment, Delivery, Project, WeeklySummary
from summaries.tests.factories import commented, draft, issued, project, undertaken
from summaries.tests.mail_factories import waiting_mail
from tests.world_names import ALSO_CALLED, KEYS_THAT_ARE_NO_RECORDS
from tests.world_retention import KEPT
from zones.models import Authorisation, Boundary, Zone
from zones.tests.boundary_factories import ward
from zones.tests.event_factories import town_event
from zones.tests.factories import harlow_zones
from zones.tests.power_factories import power

ROLES = (*Role.values, "stranger", "nobody")


@dataclass
class World:
    """`records` holds what opens each kind of page, under the beginning of its routes' names."""

    people: dict[str, User]
    zones: dict[str, Zone]
    records: dict[str, Any] = field(default_factory=dict)

    def add(self, kind: str) -> Any:
        return MAKERS[kind](self)


def _saved_view(world: World) -> SavedView:
    """Of the officer, for colleagues, too; asks for a zone, which has to be named in a list."""
    name = f"View {SavedView.objects.count()}"
    by, now, query = world.people["officer"], timezone.now(), "zone=the-stow"
    return save_view(by=by, now=now, name=name, page="map", query=query, is_shared=True)


def _import(world: World) -> ImportBatch:
    """A sheet that somebody filled in from our template, sent and not understood yet."""
    filled_in = [("log.csv", [template_csv(all_kinds()["lfr_log"])])]
    by = world.people["liaison"]
    return stage_files(
        kind="lfr_log", files=filled_in, by=by, now=timezone.now(), sender=by.organisation.name
    )


def _person(world: World) -> User:
    return person("officer", email=f"officer.{User.objects.count()}@example.org")


def _organisation(world: World) -> Organisation:
    number = Organisation.objects.count()
    return Organisation.objects.create(name=f"Partner {number}", short_name=f"P{number}", kind="partner")


def _access(world: World) -> AccessRecord:
    return record_access(None, "view", "incident", ids=["1"], user=world.people["analyst"])


def _zone(world: World) -> Zone:
    number = Zone.objects.count()
    return Zone.objects.create(slug=f"zone-{number}", name=f"Zone {number}")


def _power(world: World) -> Authorisation:
    """One that holds now: a page that says so costs the same with many."""
    now = timezone.now()
    return power(world.people["supervisor"], starts_at=now - timedelta(hours=1), now=now)


def _boundary(_: World) -> Boundary:
    return ward(f"E050{Boundary.objects.count():05d}")


def _patrol(world: World) -> Patrol:
    """Each a day before the last: nobody walks twice at once."""
    days = Patrol.objects.count()
    start = START - timedelta(days=days)
    stay = visit(world.zones["the-stow"], after=5 - days * 24 * 60, ENG_YP=2)
    over = start + timedelta(hours=1)
    return patrol(world.people["officer"], started_at=start, ended_at=over, visits=[stay])


def _running_patrol(world: World) -> Patrol:
    officer, now = world.people["officer"], timezone.now()
    running = start_patrol(by=officer, now=now - timedelta(minutes=20))
    start_visit(patrol=running, zone=world.zones["the-stow"], by=officer, now=now - timedelta(minutes=10))
    return running


def _patrol_just_over(world: World) -> Patrol:
    """So fresh that its officer may still put it right."""
    now = timezone.now()
    start, over = now - timedelta(hours=3), now - timedelta(hours=2)
    return patrol(world.people["officer"], started_at=start, ended_at=over, now=now)


def _planned_visit(world: World) -> PlannedVisit:
    """Each on the day after the last, from tomorrow."""
    by, now = world.people["supervisor"], timezone.now()
    return plan_visits(
        by=by, now=now, zone=world.zones["the-stow"], organisation=by.organisation,
        on=timezone.localdate(now) + timedelta(days=1 + PlannedVisit.objects.count()),
        from_time=time(19), to_time=time(21), visits=2,
    )  # fmt: skip


def _repeating_plan(world: World) -> RepeatingPlan:
    """Each a minute after the last, on the day after tomorrow of two weeks."""
    by, now = world.people["supervisor"], timezone.now()
    day = timezone.localdate(now) + timedelta(days=2)
    return plan_repeating(
        by=by, now=now, zone=world.zones["north-gate"], organisation=by.organisation,
        weekdays=[day.isoweekday()], starts_on=day, ends_on=day + timedelta(weeks=1),
        from_time=time(10, RepeatingPlan.objects.count()), to_time=time(12), visits=1,
    )  # fmt: skip


def _hours_target(world: World) -> HoursTarget:
    number = HoursTarget.objects.count()
    today = timezone.localdate()
    return set_target(
        by=world.people["supervisor"], now=timezone.now(), name=f"Target {number}", hours=2_000,
        starts_on=today - timedelta(days=30), ends_on=today + timedelta(days=245),
        zone=world.zones["the-stow"] if number % 2 else None,
    )  # fmt: skip


def _track(world: World) -> Any:
    """Each a day before the last."""
    start = START - timedelta(days=400 + Track.objects.count())
    return track(world.people["officer"], gpx(standing(IN_THE_STOW, start, 12)))


def _outcome_code(world: World) -> OutcomeCode:
    first = OutcomeCode.objects.first()
    assert first is not None
    like = {name: getattr(first, name) for name in ("headline", "usable_by")}
    number = OutcomeCode.objects.count()
    by = world.people["administrator"]
    return save_outcome_code(by=by, code=f"MADE_UP_{number}", label=f"Made up {number}", **like)


def _outcome_terms(world: World) -> Any:
    """Each for the year after the last; the address has the code's name and the number of the terms."""
    year = 1990 + OutcomeTerms.objects.count()
    code = OutcomeCode.objects.get(code="FPN_PSPO")
    made = save_outcome_terms(
        by=world.people["administrator"], code=code, hours=48, source="Made up",
        valid_from=date(year, 1, 1), valid_to=date(year + 1, 1, 1),
    )  # fmt: skip
    return SimpleNamespace(code=code.code, pk=made.pk)


def _paper(world: World) -> WeeklySummary:
    earlier = Week(2026, 40).starts_on - timedelta(weeks=WeeklySummary.objects.count())
    return issued(world.people["supervisor"], Week.of_date(earlier))


def _comment(world: World) -> Comment:
    return commented(draft(), world.people["liaison"])


def _project(world: World) -> Project:
    number = Project.objects.count()
    return project(world.people["supervisor"], f"Project {number}", value=number)


def _action(world: World) -> Action:
    return undertaken(world.people["supervisor"], due_on=date(2026, 12, 1))


def _mail(world: World) -> Delivery:
    return waiting_mail(world.people["councillor"], Delivery.objects.count())


# How one more of a kind is made. The kinds are the beginnings of the names of their routes.
MAKERS: dict[str, Callable[[World], Any]] = {
    "accounts": _person,
    "accounts:organisations": _organisation,
    "accounts:review": lambda world: finished_review(world.people["administrator"]),
    "audit": _access,
    "zones": _zone,
    "powers": _power,
    "events": lambda world: town_event(world.people["supervisor"]),
    "boundaries": _boundary,
    "hotspots:emerging-": lambda _: one_more_cell(),
    "exports": lambda world: ready_export(world.people["supervisor"]),
    "imports": _import,
    "incidents": lambda world: incident(by=world.people["officer"]),
    "recorded": lambda _: recorded_crime(),
    "recorded:files": lambda _: one_more_police_file(),
    "patrols": _patrol,
    "patrols:planned": _planned_visit,
    "patrols:track": _track,
    "patrols:repeating": _repeating_plan,
    "patrols:target": _hours_target,
    "outcome-codes": _outcome_code,
    "outcome-codes:terms": _outcome_terms,
    "deployments": lambda world: deployment(world.people["liaison"]),
    "deployments:register": lambda world: paused(world.people["liaison"]),
    "stopsearches": lambda world: stop_search(by=world.people["liaison"]),
    "hotspots:saved": _saved_view,
    "summaries": _paper,
    "summaries:action": _action,
    "summaries:comment": _comment,
    "summaries:mail": _mail,
    "summaries:project": _project,
}
MAKERS |= KEPT
MAKERS |= {also: MAKERS[kind] for also, kind in ALSO_CALLED.items()}

# What must be said for the step to be about something; every other request is sent empty.
SAID = {
    "patrols:arrive": {"zone": "north-gate"},
    "patrols:count": {"code": "ENG_YP"},
    "patrols:undo": {"code": "ENG_YP"},
    "hotspots:emerging-decide": {"kind": "watched"},
    "api:hotspots-emerging-decide": {"kind": "watched"},
    "api:patrols-visits": {"zone": "north-gate"},
    "api:patrols-count": {"code": "ENG_YP"},
    "api:patrols-undo": {"code": "ENG_YP"},
    "api:patrols-strike": {"reason": "Logged twice"},
}


def one_of_everything() -> World:
    world = World(people=_everybody(), zones=harlow_zones())
    made = {kind: make(world) for kind, make in MAKERS.items() if kind not in ALSO_CALLED}
    running, this_weeks, just_over = _running_patrol(world), draft(), _patrol_just_over(world)
    camera(world.people["liaison"], starts_at=DEPLOYED - timedelta(days=8))
    walking = ("walk", "arrive", "count", "undo", "leave", "end")
    steps = ("check", "read", "approve", "send_back", "issue")
    drafting = ("summaries:edit", "summaries:refresh", *(f"summaries:{step}" for step in steps))
    world.records = {
        **made,
        **{also: made[kind] for also, kind in ALSO_CALLED.items()},
        "accounts:end_person": SimpleNamespace(pk=made["accounts"].pk, number=UUID(int=0)),
        **{f"patrols:{step}": running for step in walking},
        **{f"patrols-{step}": running for step in (*walking, "visits")},
        **dict.fromkeys(drafting, this_weeks),
        **dict.fromkeys(("patrols:correct", "patrols-correct"), just_over),
        "incidents:attachment": picture_of(made["incidents"], world.people["officer"]),
        "incidents:unlink": SimpleNamespace(reference=made["incidents"], other=MAKERS["incidents"](world)),
        "summaries-issue": this_weeks,
        "summaries:table": SimpleNamespace(week=made["summaries"].week, table="patrols"),
        "zones": world.zones["the-stow"],
        "patrols:zone": world.zones["the-stow"],
        **KEYS_THAT_ARE_NO_RECORDS,
    }
    return world


def _everybody() -> dict[str, User]:
    """One person in each role, a second officer, and somebody who left."""
    people = {role: person(role) for role in Role.values}
    people["second officer"] = person("officer", email="second@example.org", full_name="Second Officer")
    people["stranger"] = person("officer", email="stranger@example.org", is_active=False)
    return people

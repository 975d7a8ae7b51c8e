"""Today as a supervisor sees it: who is out, what is due, what waits for a visit, what came of it so far."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Prefetch

from accounts.models import User
from measures.dose import LONGEST_PATROL_MINUTES, Hours
from measures.weeks import local, london_day
from patrols.dose.freshness import LastQualifying, last_qualifying
from patrols.headlines import Tile, headline_tiles
from patrols.models import Patrol, PlannedVisit, Visit
from patrols.plans.delivered import with_delivered
from patrols.plans.delivery import MadeVisit, Plan
from patrols.plans.due import Due, due

FORGOTTEN_AFTER_HOURS = 10


@dataclass(frozen=True)
class OutNow:
    """A patrol that runs. `visit` is where it is; None between zones."""

    patrol: Patrol
    minutes: int
    visit: Visit | None
    visit_minutes: int

    @property
    def how_long(self) -> str:
        """45 min; 2 h 5 min"""
        hours, minutes = divmod(self.minutes, 60)
        return f"{hours} h {minutes} min" if hours else f"{minutes} min"

    @property
    def may_be_forgotten(self) -> bool:
        """Running for more than ten hours: more likely somebody forgot to end it."""
        return self.minutes > FORGOTTEN_AFTER_HOURS * 60


@dataclass(frozen=True)
class PlannedToday:
    plan: PlannedVisit
    state: Due


@dataclass(frozen=True)
class Board:
    """As at a moment. Figures are of patrols that are over; those still out count when they end."""

    at: datetime
    out: list[OutNow]
    planned: list[PlannedToday]
    zones: list[LastQualifying]
    tiles: list[Tile]
    hours: dict[str, Hours]


def board_of_today(user: User, *, now: datetime) -> Board:
    """The same number of queries however many patrols, plans and visits there are."""
    start, end = london_day(local(now).date())
    out = _out_now(user, now)
    patrols = Patrol.objects.visible_to(user).counted()
    # A patrol is at most 12 hours long: through it the index finds the visits, whatever else is on record.
    earliest = start - timedelta(minutes=LONGEST_PATROL_MINUTES)
    recent = Visit.objects.visible_to(user).counted().filter(patrol__started_at__gte=earliest)
    return Board(
        at=now,
        out=out,
        planned=_planned_today(user, out, now),
        zones=last_qualifying(now=now),
        tiles=headline_tiles(recent.between(start, end)),
        hours=patrols.between(start, end).hours_by_organisation(),
    )


def _out_now(user: User, now: datetime) -> list[OutNow]:
    visits = Visit.objects.select_related("zone_version__zone").order_by("arrived_at")
    running = (
        Patrol.objects.visible_to(user)
        .running()
        .select_related("officer", "organisation")
        .prefetch_related("crews__organisation", Prefetch("visits", visits))
        .order_by("started_at", "pk")
    )
    return [_one_out(patrol, now) for patrol in running]


def _one_out(patrol: Patrol, now: datetime) -> OutNow:
    visit = next((each for each in patrol.visits.all() if each.left_at is None), None)
    return OutNow(
        patrol, int(patrol.minutes_by(now)), visit, int(visit.minutes_by(now)) if visit is not None else 0
    )


def _planned_today(user: User, out: list[OutNow], now: datetime) -> list[PlannedToday]:
    today = local(now)
    plans = PlannedVisit.objects.visible_to(user).counted().on_day(today.date()).for_list()
    not_over = [made for each in out for made in _made_so_far(each.patrol, now)]
    return [PlannedToday(plan, _state(plan, not_over, today)) for plan in with_delivered(plans, now=now)]


def _state(plan: PlannedVisit, not_over: list[MadeVisit], today: datetime) -> Due:
    like = Plan(
        key=plan.pk, zone=plan.zone_id, organisation=plan.organisation_id, on=plan.on,
        from_time=plan.from_time, to_time=plan.to_time, visits=plan.visits,
    )  # fmt: skip
    return due(
        from_time=plan.from_time,
        to_time=plan.to_time,
        planned=plan.visits,
        delivered=plan.delivery.delivered if plan.delivery else 0,
        awaited=sum(made.qualifies and made.fits(like) for made in not_over),
        clock=today.time(),
    )


def _made_so_far(patrol: Patrol, now: datetime) -> list[MadeVisit]:
    """Visits of a patrol that is still out, as long as they are by now."""
    organisations = frozenset(crew.organisation_id for crew in patrol.crews.all())
    return [
        MadeVisit(
            tuple(zone for zone in (visit.zone.pk, visit.zone.parent_id) if zone is not None),
            organisations, visit.arrived_at, visit.left_at or now,
        )
        for visit in patrol.visits.all()
        if visit.arrived_at < (visit.left_at or now)
    ]  # fmt: skip

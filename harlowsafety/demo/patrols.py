"""Invented patrols: most end with nothing to report, as patrols do. And the visits planned for them."""

import uuid
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random

from accounts.models import User
from harlowsafety.demo.chance import at, days_between, pick, poisson
from harlowsafety.demo.rates import COUNCIL_SHIFTS, OUTCOMES_IN_100_HOURS, POLICE_PATROLS_A_WEEK
from hotspots.tasking.services import plan_suggested
from hotspots.tasking.suggested import suggested_visits
from measures.weeks import Week
from patrols.entry import PatrolEntry, VisitEntry
from patrols.models import OutcomeCode, PlannedVisit
from patrols.plans.bank_holidays import bank_holidays
from patrols.services.planning import plan_visits
from patrols.services.recording import log_patrols_in_bulk
from patrols.services.repeating import plan_repeating
from zones.models import Zone

ROUNDS = {("the-stow",): 5, ("north-gate", "west-gate"): 4, ("north-gate", "west-gate", "the-stow"): 3}
LONG_BREAK = 25
PLANNED_WEEKS = 8
WEEKS_TO_COME = 12
# Each day's plan: where, arriving between which hours, how often.
EVERY_DAY = (("north-gate", 10, 18, 1), ("west-gate", 10, 18, 1), ("the-stow", 15, 22, 1))
# What the police repeat every week: the day (1 is Monday), how often, and why.
EVENINGS = ((5, 2, "The busiest evening of the week round the pubs"), (6, 1, ""))
MOST_SUGGESTED = 3


def make_patrols(
    chance: Random,
    *,
    start: date,
    end: date,
    council: User,
    police: User,
    zones: dict[str, Zone],
    now: datetime,
) -> int:
    codes = {code.code: code for code in OutcomeCode.objects.all()}
    maker = _Patrols(chance, zones, codes)
    entries = []
    for day in days_between(start, end):
        for hour, length in COUNCIL_SHIFTS:
            partners = {police.organisation: 1} if chance.random() < 0.12 else {}
            staff = chance.choice((1, 2, 2))
            entries.append(maker.patrol(council, staff, at(day, hour), length, partners))
        if chance.random() < POLICE_PATROLS_A_WEEK / 7:
            entries.append(maker.patrol(police, 2, at(day, chance.choice((15, 18, 20))), 150, {}))
    over = [entry for entry in entries if entry.logged_at and entry.logged_at < now]
    return len(log_patrols_in_bulk(entries=over, now=now))


def make_plans(*, council: User, police: User, zones: dict[str, Zone], now: datetime) -> int:
    """Each week planned on the Friday before; how much was delivered is up to the patrols."""
    this_week = Week.of_instant(now)
    made = sum(_plan_evening(police, zones, this_week, *evening) for evening in EVENINGS)
    for number in range(-PLANNED_WEEKS, 2):
        made += _plan_week(council, zones, this_week.next(number), now)
    return made + _plan_suggested(council, now)


def _plan_week(by: User, zones: dict[str, Zone], week: Week, now: datetime) -> int:
    planned_at = min(at(week.starts_on - timedelta(days=3), 15), now)
    for slug, start, end, visits in EVERY_DAY:
        for day in days_between(week.starts_on, week.ends_on):
            plan_visits(
                by=by, now=planned_at, zone=zones[slug], organisation=by.organisation, on=day,
                from_time=time(start), to_time=time(end), visits=visits,
            )  # fmt: skip
    return 7 * sum(visits for *_, visits in EVERY_DAY)


def _plan_evening(
    police: User, zones: dict[str, Zone], this_week: Week, weekday: int, visits: int, why: str
) -> int:
    """From the first planned week to twelve weeks ahead, save on bank holidays."""
    first, last = this_week.previous(PLANNED_WEEKS).starts_on, this_week.next(WEEKS_TO_COME).ends_on
    made = plan_repeating(
        by=police, now=at(first - timedelta(days=3), 15), zone=zones["town-centre"], weekdays=[weekday],
        organisation=police.organisation, from_time=time(17), to_time=time(23), visits=visits,
        starts_on=first, ends_on=last, left_out=bank_holidays(first, last), why=why,
    )  # fmt: skip
    return visits * PlannedVisit.objects.of_repeating([made.pk]).count()


def _plan_suggested(by: User, now: datetime) -> int:
    """The first suggestions of this week and the next, with their reasons."""
    made = 0
    for week in (Week.of_instant(now), Week.of_instant(now).next()):
        free = [each.key for each in suggested_visits(week, now=now).visits if not each.is_over]
        if free:
            key = uuid.uuid5(uuid.NAMESPACE_URL, f"suggested {week}")
            plans = plan_suggested(
                by=by, now=now, week=week, cells=free[:MOST_SUGGESTED], organisation=by.organisation,
                visits=1, client_id=key,
            )  # fmt: skip
            made += len(plans)
    return made


class _Patrols:
    def __init__(self, chance: Random, zones: dict[str, Zone], codes: dict[str, OutcomeCode]) -> None:
        self._chance, self._zones, self._codes = chance, zones, codes

    def patrol(
        self, officer: User, staff: int, started_at: datetime, minutes: int, partners: dict
    ) -> PatrolEntry:
        started_at += timedelta(minutes=self._chance.randrange(30))
        ended_at = started_at + timedelta(minutes=minutes + self._chance.randrange(-20, 20))
        kinds = {officer.organisation.kind, *(each.kind for each in partners)}
        hours = (ended_at - started_at) / timedelta(hours=1)
        visits = list(self._visits(started_at, ended_at, kinds, hours))
        return PatrolEntry(
            officer=officer,
            started_at=started_at,
            ended_at=ended_at,
            staff_count=staff,
            partners=partners,
            visits=visits,
            nothing_to_report=not any(visit.outcomes for visit in visits),
            client_id=self._id(),
            logged_at=ended_at + timedelta(minutes=self._chance.randrange(1, 20)),
        )

    def _visits(self, start: datetime, end: datetime, kinds: set[str], hours: float) -> Iterator[VisitEntry]:
        rounds = pick(self._chance, ROUNDS)
        arrived_at = start + timedelta(minutes=self._chance.randrange(5, 15))
        stays = []
        while arrived_at < end - timedelta(minutes=20):
            slug = rounds[len(stays) % len(rounds)]
            left_at = arrived_at + timedelta(minutes=round(self._chance.triangular(6, 28, 14)))
            stays.append((slug, arrived_at, min(left_at, end)))
            arrived_at = left_at + timedelta(minutes=self._chance.randrange(5, LONG_BREAK))
        for slug, arrived, left in stays:
            outcomes = self._outcomes(kinds, hours / len(stays))
            yield VisitEntry(self._zones[slug], arrived, left, outcomes, client_id=self._id())

    def _outcomes(self, kinds: set[str], hours: float) -> dict[OutcomeCode, int]:
        outcomes = {}
        for name, (times, people) in OUTCOMES_IN_100_HOURS.items():
            code = self._codes[name]
            often = poisson(self._chance, times / 100 * hours) if kinds & set(code.usable_by) else 0
            if often:
                count = sum(self._chance.randrange(1, 2 * people) for _ in range(often))
                outcomes[code] = count if code.is_count else 1
        return outcomes

    def _id(self) -> uuid.UUID:
        return uuid.UUID(int=self._chance.getrandbits(128), version=4)

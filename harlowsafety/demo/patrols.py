"""Invented patrols: most end with nothing to report, as patrols do. And the visits planned for them."""

import uuid
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random

from accounts.models import User
from harlowsafety.demo.chance import at, days_between, pick, poisson
from harlowsafety.demo.rates import COUNCIL_SHIFTS, OUTCOMES_IN_100_HOURS, POLICE_PATROLS_A_WEEK
from measures.weeks import Week
from patrols.entry import PatrolEntry, VisitEntry
from patrols.models import OutcomeCode
from patrols.services.planning import plan_visits
from patrols.services.recording import log_patrols_in_bulk
from zones.models import Zone

ROUNDS = {("the-stow",): 5, ("north-gate", "west-gate"): 4, ("north-gate", "west-gate", "the-stow"): 3}
LONG_BREAK = 25
PLANNED_WEEKS = 8
EVERY_DAY, FRIDAY, SATURDAY = range(7), (4,), (5,)
# Each week's plan: where, on which days, arriving between which hours, how often, and whether police.
WEEKS_PLAN = (
    ("north-gate", EVERY_DAY, 10, 18, 1, False),
    ("west-gate", EVERY_DAY, 10, 18, 1, False),
    ("the-stow", EVERY_DAY, 15, 22, 1, False),
    ("town-centre", FRIDAY, 17, 23, 2, True),
    ("town-centre", SATURDAY, 17, 23, 1, True),
)


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
    """The same plan every week, made on the Friday before; how much was delivered is up to the patrols."""
    this_week, made = Week.of_instant(now), 0
    for number in range(-PLANNED_WEEKS, 2):
        monday = this_week.next(number).starts_on
        planned_at = min(at(monday - timedelta(days=3), 15), now)
        for slug, days, start, end, visits, by_police in WEEKS_PLAN:
            for day in days:
                plan_visits(
                    by=council,
                    now=planned_at,
                    zone=zones[slug],
                    organisation=(police if by_police else council).organisation,
                    on=monday + timedelta(days=day),
                    from_time=time(start),
                    to_time=time(end),
                    visits=visits,
                )
                made += visits
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

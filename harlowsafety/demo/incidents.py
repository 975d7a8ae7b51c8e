"""Invented incidents in the three zones and the town centre around two of them."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from accounts.models import User
from harlowsafety.demo.chance import Spots, days_between, moment, pick, poisson
from harlowsafety.demo.rates import BY_DAY, BY_EVENING, INCIDENTS_A_WEEK, WEEKDAYS
from incidents.bulk import report_incidents
from zones.models import Zone, ZoneVersion

Elsewhere = tuple[datetime, str, float, float]
SOURCES = {"council_officer": 5, "police": 4, "cctv": 3, "public": 3, "business": 3, "partner": 1}
OUTCOMES = {"no_further_action": 5, "advice": 4, "referred": 2, "warning": 1, "arrest": 1, "none_yet": 2}
WEAPONS = {"none": 40, "knife": 2, "other_bladed": 1, "other": 1, "not_known": 6}
ARMED = {"knife": 6, "other_bladed": 2, "other": 2}
PRECISIONS = {"exact": 7, "hour": 2, "day": 1}
ONLY_THE_ZONE_IS_KNOWN = 0.08


def make_incidents(
    chance: Random, *, start: date, end: date, elsewhere: Iterable[Elsewhere], by: User, now: datetime
) -> int:
    """Every incident of the demonstration, recorded through the bulk service."""
    made = [*_reports(chance, start, end, now), *map(_reported_elsewhere, elsewhere)]
    reports = sorted(
        (each for each in made if each["reported_at"] < now), key=lambda each: each["reported_at"]
    )
    return len(report_incidents(reports=reports, by=by, now=now))


def _reports(chance: Random, start: date, end: date, now: datetime) -> Iterator[dict[str, Any]]:
    outlines = {version.zone.slug: version for version in ZoneVersion.objects.holding_on(end)}
    average = sum(WEEKDAYS) / 7
    for slug, rates in INCIDENTS_A_WEEK.items():
        spots = Spots(chance, outlines[slug].polygon)
        for day in days_between(start, end):
            busy = WEEKDAYS[day.weekday()] / average
            for category, mean in rates.items():
                for _ in range(poisson(chance, mean / 7 * busy)):
                    yield _report(chance, day, category, spots, outlines[slug].zone)


def _report(chance: Random, day: date, category: str, spots: Spots, zone: Zone) -> dict[str, Any]:
    occurred_at = moment(chance, day, BY_DAY if category == "theft" else BY_EVENING)
    reported_at = occurred_at + timedelta(minutes=chance.randrange(5, 30 * 60))
    precision = pick(chance, PRECISIONS)
    if precision == "day":
        reported_at += timedelta(days=1)
    lat, lng = spots.point()
    place: dict[str, Any] = {"lat": lat, "lng": lng}
    if zone.kind == Zone.Kind.HOTSPOT and chance.random() < ONLY_THE_ZONE_IS_KNOWN:
        place = {"zone": zone}
    return {
        "category": category,
        "occurred_at": occurred_at,
        "time_precision": precision,
        "reported_at": reported_at,
        "source": pick(chance, SOURCES),
        "outcome": pick(chance, OUTCOMES),
        "weapon": pick(chance, ARMED if category == "weapons" else WEAPONS),
        **_status(chance),
        **place,
    }


def _reported_elsewhere(happened: Elsewhere) -> dict[str, Any]:
    """Outside the zones, plainly: what is told there is where and when."""
    occurred_at, category, lat, lng = happened
    return {
        "category": category,
        "occurred_at": occurred_at,
        "time_precision": "exact",
        "reported_at": occurred_at + timedelta(minutes=20),
        "source": "council_officer",
        "outcome": "none_yet",
        "weapon": "none",
        "status": "confirmed",
        "status_reason": "",
        "lat": round(lat, 6),
        "lng": round(lng, 6),
    }


def _status(chance: Random) -> dict[str, str]:
    status = pick(chance, {"closed": 60, "confirmed": 25, "reported": 14, "withdrawn": 1})
    return {"status": status, "status_reason": "Entered twice" if status == "withdrawn" else ""}

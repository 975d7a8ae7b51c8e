"""Invented deployments of technology. Mostly they find nothing, which is a result."""

from datetime import date, datetime, timedelta
from random import Random

from accounts.models import User
from deployments.outcomes import Attribution, Result
from deployments.services import record_deployment
from deployments.technologies import Technology
from harlowsafety.demo.chance import at, days_between, poisson
from harlowsafety.demo.technology_status import PAUSED_ON
from zones.models import Zone

CAUSED_BY, DURING = Attribution.CAUSED_BY, Attribution.DURING
SATURDAY = 5


def make_deployments(
    chance: Random, *, start: date, end: date, by: User, zones: dict[str, Zone], now: datetime
) -> int:
    """A weapons detector every third Saturday, facial recognition vans every sixth until their pause."""
    saturdays = [day for day in days_between(start, end) if day.weekday() == SATURDAY]
    made = 0
    for number, day in enumerate(saturdays):
        if number % 3 == 0:
            _opengate(chance, day, by, zones, now)
            made += 1
        if number % 6 == 4 and day < PAUSED_ON:
            _facial_recognition(chance, day, by, zones, now)
            made += 1
    return made


def _opengate(chance: Random, day: date, by: User, zones: dict[str, Zone], now: datetime) -> None:
    screened, alerts = chance.randrange(120, 420), poisson(chance, 9)
    knives = poisson(chance, 0.15)
    record_deployment(
        technology=Technology.OPENGATE,
        starts_at=at(day, 13),
        ends_at=at(day, 18),
        site=chance.choice(("By the bus station", "Broad Walk", "Outside The Stow shops")),
        zone=chance.choice((zones["town-centre"], zones["the-stow"])),
        units=1,
        operator=by.organisation,
        funder="Harlow Council",
        cost_pence=42_000,
        cost_covers="four staff for five hours",
        site_is_public=True,
        equality_assessment="EIA 2026/03",
        people_screened=screened,
        screened_estimated=True,
        detector_alerts=max(alerts, knives),
        resolved_by_conversation=max(alerts, knives) - knives,
        declined=poisson(chance, 4),
        searches_after_alert=knives,
        searches_after_avoidance=0,
        knife_bin_items=day.day % 4,
        results={
            (Result.WEAPON_FOUND_KNIFE, CAUSED_BY): knives,
            (Result.ARREST, CAUSED_BY): knives,
            (Result.ENGAGEMENT, DURING): chance.randrange(20, 80),
        },
        by=by,
        now=now,
    )


def _facial_recognition(chance: Random, day: date, by: User, zones: dict[str, Zone], now: datetime) -> None:
    true_alerts, unconfirmed = poisson(chance, 1.8), poisson(chance, 0.3)
    false_alerts = 1 if chance.random() < 0.02 else 0
    record_deployment(
        technology=Technology.LIVE_FACIAL_RECOGNITION,
        starts_at=at(day, 11),
        ends_at=at(day, 16) + timedelta(minutes=chance.randrange(60)),
        site="Broad Walk",
        zone=zones["town-centre"],
        units=2,
        operator=by.organisation,
        funder="Essex Police",
        objective="People wanted for violence, and those who must keep away from the town centre",
        use_case="Crime hotspot",
        authority_rank="superintendent",
        impact_assessment="DPIA 2026/02",
        equality_assessment="EIA 2026/01",
        watchlist_size=chance.randrange(600, 1200),
        faces_seen=chance.randrange(6000, 14000),
        faces_estimated=True,
        alerts_total=true_alerts + unconfirmed + false_alerts,
        true_alerts_confirmed=true_alerts,
        false_alerts_confirmed=false_alerts,
        alerts_unconfirmed=unconfirmed,
        true_alerts_unconfirmed=unconfirmed,
        false_alerts_unconfirmed=0,
        interventions=true_alerts + false_alerts,
        results={
            (Result.ARREST, CAUSED_BY): min(true_alerts, poisson(chance, 1.5)),
            (Result.ARREST, DURING): poisson(chance, 0.7),
            (Result.STOP_SEARCH, DURING): poisson(chance, 1.5),
        },
        by=by,
        now=now,
    )

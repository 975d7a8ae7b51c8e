"""Invented stop searches across the district, in the mix of outcomes that Harlow's published ones had."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from django.conf import settings

from accounts.models import User
from harlowsafety.demo.chance import Spots, days_between, moment, pick, poisson
from harlowsafety.demo.rates import (
    BY_EVENING,
    STOP_SEARCH_OUTCOMES,
    STOP_SEARCHES_A_WEEK,
    STOP_SEARCHES_IN_ZONES,
)
from stopsearches.bulk import record_stop_searches
from zones.models import ZoneVersion

POWERS = {"misuse_of_drugs_act_1971_s23": 61, "pace_1984_s1": 38, "firearms_act_1968_s47": 1}
OBJECTS = {
    "misuse_of_drugs_act_1971_s23": {"controlled_drugs": 1},
    "pace_1984_s1": {"offensive_weapons": 5, "stolen_goods": 3, "article_for_use_in_theft": 2},
    "firearms_act_1968_s47": {"firearms": 1},
}
FOUND = {"controlled_drugs": "drugs", "offensive_weapons": "knife", "stolen_goods": "stolen_goods"}
TYPES = {"person": 8, "person_and_vehicle": 2}
AGES = {"10_to_17": 3, "18_to_24": 8, "25_to_34": 6, "over_34": 4, "not_recorded": 1}
ETHNICITIES = {"white_british": 60, "white_other": 8, "black_african": 7, "mixed_other": 4, "asian_other": 5}
NOT_SAID = {"not_stated": 12, "not_recorded": 4}
SEEN_AS = {"white": "white", "black": "black", "mixed": "mixed", "asian": "asian"}


def make_stop_searches(chance: Random, *, start: date, end: date, by: User, now: datetime) -> int:
    searches = sorted(_searches(chance, start, end, now), key=lambda each: each["searched_at"])
    return len(record_stop_searches(searches=searches, by=by, now=now))


def _searches(chance: Random, start: date, end: date, now: datetime) -> Iterator[dict[str, Any]]:
    spots = [Spots(chance, version.polygon) for version in ZoneVersion.objects.holding_on(end)]
    for day in days_between(start, end):
        for _ in range(poisson(chance, STOP_SEARCHES_A_WEEK / 7)):
            searched_at = moment(chance, day, BY_EVENING)
            if searched_at < now:
                inside = chance.random() < STOP_SEARCHES_IN_ZONES
                point = chance.choice(spots).point() if inside else _elsewhere(chance)
                yield _search(chance, searched_at, min(searched_at + timedelta(hours=20), now), point)


def _search(
    chance: Random, searched_at: datetime, told_at: datetime, at: tuple[float, float]
) -> dict[str, Any]:
    power = pick(chance, POWERS)
    wanted = pick(chance, OBJECTS[power])
    outcome = pick(chance, STOP_SEARCH_OUTCOMES)
    positive = outcome not in ("no_further_action", "not_recorded")
    linked = chance.random() < 0.7 if positive else False
    ethnicity = pick(chance, {**ETHNICITIES, **NOT_SAID})
    return {
        "searched_at": searched_at,
        "supplied_at": told_at,
        "lat": at[0],
        "lng": at[1],
        "search_type": pick(chance, TYPES),
        "age_range": pick(chance, AGES),
        "gender": pick(chance, {"male": 9, "female": 1}),
        "self_defined_ethnicity": ethnicity,
        "officer_defined_ethnicity": SEEN_AS.get(ethnicity.split("_")[0], "white"),
        "legislation": power,
        "object_of_search": wanted if chance.random() < 0.9 else "not_recorded",
        "outcome": outcome,
        "outcome_linked_to_object": linked if chance.random() < 0.92 else None,
        "removed_more_than_outer_clothing": False if chance.random() < 0.97 else None,
        "found_item": FOUND.get(wanted, "other") if positive and linked else "nothing",
    }


def _elsewhere(chance: Random) -> tuple[float, float]:
    """Somewhere in the middle of the district."""
    south, west, north, east = settings.COUNCIL_AREA["box"]
    return (
        round(chance.triangular(south + 0.01, north - 0.01), 6),
        round(chance.triangular(west + 0.02, east - 0.03), 6),
    )

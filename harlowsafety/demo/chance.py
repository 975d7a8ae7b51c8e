"""Chance that repeats itself: everything invented is drawn from one seeded source."""

import math
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import TypeVar

from shapely import Point, Polygon

from measures.weeks import LONDON

Kind = TypeVar("Kind")


def poisson(chance: Random, mean: float) -> int:
    """A count with that mean (Knuth's method: the means here are small)."""
    limit, product, count = math.exp(-mean), chance.random(), 0
    while product > limit:
        product *= chance.random()
        count += 1
    return count


def pick(chance: Random, weights: Mapping[Kind, float]) -> Kind:
    return chance.choices(list(weights), weights=list(weights.values()))[0]


def moment(chance: Random, day: date, hours: tuple[int, ...]) -> datetime:
    """An instant on that day in Harlow, its hour drawn by weight."""
    hour = chance.choices(range(24), weights=hours)[0]
    return at(day, hour, chance.randrange(60))


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """That wall-clock time in Harlow, as UTC."""
    return datetime.combine(day, time(hour, minute), tzinfo=LONDON).astimezone(UTC)


def days_between(start: date, end: date) -> list[date]:
    """Every day from start to end, both included."""
    return [start + timedelta(days=number) for number in range((end - start).days + 1)]


class Spots:
    """A few corners of a zone where most of it happens, as in life."""

    def __init__(self, chance: Random, polygon: Polygon, how_many: int = 4) -> None:
        self._chance, self._polygon = chance, polygon
        self._corners = [self._anywhere() for _ in range(how_many)]
        self._weights = [1 / (rank + 1) for rank in range(how_many)]

    def point(self) -> tuple[float, float]:
        """(lat, lng) inside the zone, within about 30 metres of one of its corners."""
        corner = self._chance.choices(self._corners, weights=self._weights)[0]
        for _ in range(20):
            near = Point(self._chance.gauss(corner.x, 0.00025), self._chance.gauss(corner.y, 0.00015))
            if self._polygon.covers(near):
                return round(near.y, 6), round(near.x, 6)
        return round(corner.y, 6), round(corner.x, 6)

    def _anywhere(self) -> Point:
        west, south, east, north = self._polygon.bounds
        while True:
            point = Point(self._chance.uniform(west, east), self._chance.uniform(south, north))
            if self._polygon.covers(point):
                return point

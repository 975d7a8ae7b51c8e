"""Invented GPX files for tests: a walk as steps, written as a phone writes it."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

Point = tuple[datetime, float, float]

START = datetime(2026, 11, 20, 19, 0, tzinfo=UTC)
HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n'
GPX_1_1 = '<gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1">'
GPX_1_0 = '<gpx version="1.0" creator="test" xmlns="http://www.topografix.com/GPX/1/0">'


def gpx(*segments: Sequence[Point], opening: str = GPX_1_1, before: str = "") -> str:
    """A file with one track; `before` is whatever else an app puts in front of it."""
    written = "".join(f"<trkseg>{''.join(map(_point, segment))}</trkseg>" for segment in segments)
    return f"{HEADER}{opening}{before}<trk><name>Walk</name>{written}</trk></gpx>"


def standing(where: tuple[float, float], start: datetime, minutes: float, every: float = 10) -> list[Point]:
    """A position each so many seconds at one spot, the first and the last moment included."""
    steps = int(minutes * 60 / every)
    return [(start + timedelta(seconds=number * every), *where) for number in range(steps + 1)]


def at(minutes: float) -> datetime:
    """So long after 19:00 on Friday 20 November 2026."""
    return START + timedelta(minutes=minutes)


def joined(*parts: Iterable[Point]) -> list[Point]:
    return [point for part in parts for point in part]


def _point(point: Point) -> str:
    moment, lat, lng = point
    written = moment.isoformat().replace("+00:00", "Z")
    return f'<trkpt lat="{lat}" lon="{lng}"><ele>55</ele><time>{written}</time></trkpt>'

"""Reads the GPX file of a phone or a watch: positions with their times, or a sentence that says why not."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

from gpxpy.gpx import GPXException
from gpxpy.gpxfield import parse_time

from measures.weeks import local
from patrols.tracks.elements import JunkError, RawPoint, TooManyError, read_segments

LARGEST_FILE = 5_000_000
# Twelve hours at one a second, and some.
MOST_POINTS = 45_000
# Every pause of an app begins a new one.
MOST_SEGMENTS = 1_000
LONGEST_TRACK = timedelta(hours=24)
# Before that, a clock was never set.
FIRST_YEAR = 2000


class TrackError(ValueError):
    """A file that is no track of a patrol, with a sentence that says why."""


@dataclass(frozen=True, slots=True)
class Fix:
    """Where somebody was at one moment. The recording was interrupted between one piece and the next."""

    at: datetime
    lat: float
    lng: float
    piece: int = 0


def text_of(data: bytes) -> str:
    """The file as text, if it may be read at all."""
    if len(data) > LARGEST_FILE:
        raise TrackError("This file is larger than 5 MB. Export one patrol at a time.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise TrackError(_NOT_GPX) from None
    if "\0" in text:
        raise TrackError(_NOT_GPX)
    return text


def read_track(text: str, *, now: datetime) -> tuple[Fix, ...]:
    """Every track point in the order of time; waypoints and planned routes are left out.

    Segments may lie in any order in the file, each a piece of its own. Within one, times that go
    backwards are refused: sorting them would make a way that nobody walked.
    """
    pieces = [[_fix(point) for point in segment] for segment in _segments(text)]
    pieces.sort(key=lambda piece: piece[0].at)
    fixes = tuple(
        Fix(fix.at, fix.lat, fix.lng, number) for number, piece in enumerate(pieces) for fix in piece
    )
    _check(fixes, now)
    return fixes


_ONE_PATROL = "Export one patrol at a time."
_NOT_GPX = "This is not a GPX file. Choose “GPX” when you export the track from the app or the watch."


def _segments(text: str) -> list[list[RawPoint]]:
    upper = text.upper()
    if "<!DOCTYPE" in upper or "<!ENTITY" in upper:
        raise TrackError("This file declares a document type or entities, which GPX never needs.")
    try:
        segments = read_segments(text, most_points=MOST_POINTS)
    except TooManyError:
        raise TrackError(f"This file has more than {MOST_POINTS:,} positions. {_ONE_PATROL}") from None
    except JunkError:
        raise TrackError(_NOT_GPX) from None
    if not segments:
        raise TrackError("This file has no track. Waypoints and planned routes do not count.")
    if len(segments) > MOST_SEGMENTS:
        raise TrackError(f"This track is in more than {MOST_SEGMENTS:,} pieces. {_ONE_PATROL}")
    _check_times_are_there([point for segment in segments for point in segment])
    return segments


def _check_times_are_there(points: list[RawPoint]) -> None:
    timeless = sum(1 for point in points if not point.time)
    if timeless:
        raise TrackError(
            f"{timeless:,} of the {len(points):,} positions have no time, so nobody can say when they were "
            "passed. Export the track with its times."
        )


def _fix(point: RawPoint) -> Fix:
    try:
        lat, lng = float(point.lat), float(point.lng)
    except ValueError:
        raise TrackError("A position in this file cannot be read. Export it again.") from None
    return Fix(_moment(point.time), lat, lng)


def _moment(written: str) -> datetime:
    """GPX times are UTC unless they say otherwise."""
    try:
        parsed: Any = parse_time(written)
        moment: datetime = (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).astimezone(UTC)
    except (GPXException, ValueError, OverflowError):
        raise TrackError(f"A time in this file cannot be read: “{written[:40]}”. Export it again.") from None
    if moment.year < FIRST_YEAR:
        raise TrackError(f"A time in this file is in the year {moment.year}. Its clock was not set.")
    return moment


def _check(fixes: tuple[Fix, ...], now: datetime) -> None:
    if any(not (-90 <= fix.lat <= 90 and -180 <= fix.lng <= 180) for fix in fixes):
        raise TrackError("A position in this file is nowhere on Earth. Export it again.")
    for before, after in pairwise(fixes):
        if after.at < before.at:
            raise TrackError(
                f"The times in this file go backwards after {local(before.at):%H:%M:%S}: two tracks may be "
                "mixed up in it. Export each by itself."
            )
    if fixes[-1].at - fixes[0].at > LONGEST_TRACK:
        raise TrackError("This track lasts more than 24 hours. Export one patrol at a time.")
    if fixes[-1].at > now:
        raise TrackError("This track ends in the future. Check the clock of the phone or the watch.")

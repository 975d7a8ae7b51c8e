"""Reads the GPX file of a phone or a watch: positions with their times, or a sentence that says why not."""

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

import gpxpy
from gpxpy.gpx import GPX, GPXException

from measures.weeks import local

LARGEST_FILE = 5_000_000
MOST_POINTS = 100_000
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
    pieces = [
        [Fix(_aware(point.time), point.latitude, point.longitude) for point in segment.points]
        for track in _parsed(text).tracks
        for segment in track.segments
        if segment.points
    ]
    pieces.sort(key=lambda piece: piece[0].at)
    fixes = tuple(
        Fix(fix.at, fix.lat, fix.lng, number) for number, piece in enumerate(pieces) for fix in piece
    )
    _check(fixes, now)
    return fixes


_NOT_GPX = "This is not a GPX file. Choose “GPX” when you export the track from the app or the watch."


def _parsed(text: str) -> GPX:
    """Only tracks, segments, points and times go on to gpxpy, without the namespaces around them."""
    upper = text.upper()
    if "<!DOCTYPE" in upper or "<!ENTITY" in upper:
        raise TrackError("This file declares a document type or entities, which GPX never needs.")
    try:
        root = ElementTree.fromstring(text)  # noqa: S314 - no entities, and no larger than 5 MB
    except (ElementTree.ParseError, ValueError):
        raise TrackError(_NOT_GPX) from None
    if _name(root) != "gpx":
        raise TrackError(_NOT_GPX)
    _count(root)
    try:
        return gpxpy.parse(_plain(root))
    except (GPXException, ValueError) as error:
        raise TrackError(f"A position or a time in this file cannot be read: {str(error)[:120]}") from None


def _count(root: ElementTree.Element) -> None:
    points = [point for segment in _segments(root) for point in _all(segment, "trkpt")]
    if not points:
        raise TrackError("This file has no track. Waypoints and planned routes do not count.")
    if len(points) > MOST_POINTS:
        raise TrackError(f"This file has more than {MOST_POINTS:,} positions. Export one patrol at a time.")
    timeless = sum(1 for point in points if not _time(point))
    if timeless:
        raise TrackError(
            f"{timeless:,} of the {len(points):,} positions have no time, so nobody can say when they were "
            "passed. Export the track with its times."
        )


def _plain(root: ElementTree.Element) -> str:
    lines = ['<gpx version="1.1"><trk>']
    for segment in _segments(root):
        lines.append("<trkseg>")
        for point in _all(segment, "trkpt"):
            lat, lng = quoteattr(point.get("lat", "")), quoteattr(point.get("lon", ""))
            lines.append(f"<trkpt lat={lat} lon={lng}><time>{escape(_time(point))}</time></trkpt>")
        lines.append("</trkseg>")
    return "".join([*lines, "</trk></gpx>"])


def _segments(root: ElementTree.Element) -> Iterable[ElementTree.Element]:
    return (segment for track in _all(root, "trk") for segment in _all(track, "trkseg"))


def _all(parent: ElementTree.Element, name: str) -> Iterable[ElementTree.Element]:
    return (child for child in parent if _name(child) == name)


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _time(point: ElementTree.Element) -> str:
    return next(((child.text or "").strip() for child in _all(point, "time")), "")


def _aware(moment: datetime | None) -> datetime:
    """GPX times are UTC unless they say otherwise."""
    if moment is None:
        raise TrackError("A time in this file cannot be read. Export it again.")
    if moment.year < FIRST_YEAR:
        raise TrackError(f"A time in this file is in the year {moment.year}. Its clock was not set.")
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


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

"""The points of a GPX file as they are written, read in one pass that stops as soon as it is junk.

No tree is built: a file of 5 MB can hold a million elements, or one inside the other a million deep.
"""

from typing import NamedTuple
from xml.parsers.expat import ExpatError, ParserCreate

POINT_IN_A_TRACK = ("gpx", "trk", "trkseg", "trkpt", "time")
GPX, SEGMENT, POINT, TIME = 1, 3, 4, 5
DEEPEST = 30
MOST_ELEMENTS = 300_000


class JunkError(Exception):
    """Not a GPX file, or nothing that an app would write."""


class TooManyError(Exception):
    """More points than are wanted."""


class RawPoint(NamedTuple):
    lat: str
    lng: str
    time: str


def read_segments(text: str, *, most_points: int) -> list[list[RawPoint]]:
    """The points of each segment that has any. Waypoints, routes, names and extensions are passed over."""
    reader = _Reader(most_points)
    try:
        reader.parser.Parse(text, True)
    except (ExpatError, ValueError):
        raise JunkError from None
    return [segment for segment in reader.segments if segment]


class _Reader:
    def __init__(self, most_points: int) -> None:
        self.segments: list[list[RawPoint]] = []
        self.points_left = most_points
        self.elements_left = MOST_ELEMENTS
        # How deep the element is, and how much of the way to it is that of a point in a track.
        self.depth = self.on_the_way = 0
        self.lat = self.lng = ""
        self.time: list[str] = []
        self.parser = ParserCreate()
        self.parser.buffer_text = True
        self.parser.ordered_attributes = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def _start(self, tag: str, attributes: list[str]) -> None:
        self.depth += 1
        self.elements_left -= 1
        if self.depth > DEEPEST or self.elements_left < 0:
            raise JunkError
        name = tag.rpartition(":")[2]
        if self.on_the_way == self.depth - 1 < TIME and name == POINT_IN_A_TRACK[self.depth - 1]:
            self.on_the_way = self.depth
            self._enter(attributes)
        elif self.depth == GPX:
            raise JunkError

    def _enter(self, attributes: list[str]) -> None:
        if self.depth == SEGMENT:
            self.segments.append([])
        elif self.depth == POINT:
            self.points_left -= 1
            if self.points_left < 0:
                raise TooManyError
            written = dict(zip(attributes[::2], attributes[1::2], strict=True))
            self.lat, self.lng, self.time = written.get("lat", ""), written.get("lon", ""), []
        elif self.depth == TIME:
            self.parser.CharacterDataHandler = self.time.append

    def _end(self, tag: str) -> None:
        if self.on_the_way == self.depth:
            self.on_the_way -= 1
            if self.depth == TIME:
                self.parser.CharacterDataHandler = None
            elif self.depth == POINT:
                point = RawPoint(self.lat, self.lng, "".join(self.time).strip())
                self.segments[-1].append(point)
        self.depth -= 1

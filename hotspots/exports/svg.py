"""Draws the map as an SVG: for paper, where the map of the page cannot go, and for a file. Pure."""

from textwrap import wrap
from xml.etree.ElementTree import Element, SubElement, tostring

from shapely import box
from shapely.geometry import Polygon

from hotspots.exports.classes import class_limits, colour_of, is_dark, limits_words
from hotspots.exports.ground import Frame, frame_around
from hotspots.exports.labels import place_labels, text_box
from hotspots.exports.picture import DrawnZone, Picture
from zones.geometry import to_metres

FONT = "Arial, Helvetica, 'Liberation Sans', sans-serif"
WIDTH, MAP_HEIGHT, EDGE = 1000, 760, 20
BLACK, GREY, WHITE, GROUND = "#0b0c0c", "#505a5f", "#ffffff", "#f3f2f1"
LINE = 24
# A number needs this much room in its cell.
_LEAST_ROOM = 22
_NAME = 17
Cell = tuple[int, Polygon]


def map_svg(picture: Picture) -> str:
    """Zones' outlines, cells by class of count, legend, title, filters, and the marking above and below.

    Cells outside the frame around the zones are not drawn; it says how many incidents they hold.
    """
    zones = [(zone, to_metres(Polygon(zone.outline))) for zone in picture.zones]
    cells = [(cell.count, to_metres(Polygon(cell.outline))) for cell in picture.cells]
    drawing = _Drawing(picture)
    top = drawing.heading()
    places = [outline for _, outline in zones] or [outline for _, outline in cells]
    frame = frame_around(places, left=EDGE, top=top, width=WIDTH - 2 * EDGE, height=MAP_HEIGHT)
    limits = class_limits(max((count for count, _ in cells), default=0))
    shown = [(count, outline) for count, outline in cells if frame.holds(outline)]
    drawing.ground(frame)
    for count, outline in shown:
        drawing.cell(frame, outline, colour_of(count, limits))
    for zone, outline in zones:
        drawing.outline(frame, outline, zone)
    numbers = drawing.numbers(frame, shown, limits)
    drawing.names(frame, zones, numbers=numbers, cells=[outline for _, outline in shown])
    drawing.scale(frame)
    unseen = sum(count for count, _ in cells) - sum(count for count, _ in shown)
    height = drawing.below(frame.top + frame.height + 34, limits, unseen)
    return drawing.finish(height)


class _Drawing:
    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        self.svg = Element("svg", xmlns="http://www.w3.org/2000/svg", role="img")
        self.svg.set("aria-labelledby", "map-drawing-title map-drawing-words")
        SubElement(self.svg, "title", id="map-drawing-title").text = picture.title
        SubElement(self.svg, "desc", id="map-drawing-words").text = _in_words(picture)
        self.paper = self.shape("rect", x=0, y=0, width=WIDTH, height=0, fill=WHITE)

    def shape(self, tag: str, **attributes: object) -> Element:
        named = {name.replace("_", "-"): str(each) for name, each in attributes.items()}
        return SubElement(self.svg, tag, named)

    def text(self, x: float, y: float, words: str, size: int = 17, **looks: object) -> None:
        where = {"x": f"{x:.1f}", "y": f"{y:.1f}"}
        self.shape(
            "text", font_family=FONT, font_size=size, fill=looks.pop("fill", BLACK), **where, **looks
        ).text = words

    def heading(self) -> float:
        self.text(WIDTH / 2, 28, self.picture.marking, font_weight="bold", text_anchor="middle")
        self.text(EDGE, 70, self.picture.title, 32, font_weight="bold")
        y: float = 100
        asked = "; ".join(f"{label}: {words}" for label, words in self.picture.filters)
        for line in (*wrap(asked, 110), *wrap(self.picture.statement, 110)):
            self.text(EDGE, y, line)
            y += LINE
        return y

    def ground(self, frame: Frame) -> None:
        """The ground, and the window through which cells at its edge are seen."""
        box = {"x": frame.left, "y": frame.top, "width": frame.width, "height": frame.height}
        clip = self.shape("clipPath", id="map-drawing-frame")
        SubElement(clip, "rect", {name: str(each) for name, each in box.items()})
        self.shape("rect", **box, fill=GROUND, stroke=GREY)

    def cell(self, frame: Frame, outline: Polygon, colour: str) -> None:
        corners = frame.corners(outline)
        self.shape("polygon", points=corners, fill=colour, stroke=GREY, clip_path="url(#map-drawing-frame)")

    def numbers(self, frame: Frame, cells: list[Cell], limits: list[tuple[int, int]]) -> list[Polygon]:
        """Over the lines of the zones, in their cell's colour all round. The rooms that they fill."""
        rooms = []
        for count, outline in cells:
            x, y = frame.at(outline.centroid.x, outline.centroid.y)
            if frame.scale * (outline.bounds[2] - outline.bounds[0]) < _LEAST_ROOM:
                continue
            colour = colour_of(count, limits)
            self.text(
                x, y + 5, str(count), 15, fill=WHITE if is_dark(colour) else BLACK,
                stroke=colour, stroke_width=4, paint_order="stroke",
                text_anchor="middle", font_weight="bold",
            )  # fmt: skip
            rooms.append(text_box(x, y + 5, str(count), 15))
        return rooms

    def outline(self, frame: Frame, outline: Polygon, zone: DrawnZone) -> None:
        corners = frame.corners(outline)
        dashes = {} if zone.is_hotspot else {"stroke_dasharray": "8 6"}
        self.shape("polygon", points=corners, fill="none", stroke=WHITE, stroke_width=7)
        self.shape("polygon", points=corners, fill="none", stroke=BLACK, stroke_width=3, **dashes)

    def names(
        self,
        frame: Frame,
        zones: list[tuple[DrawnZone, Polygon]],
        *,
        numbers: list[Polygon],
        cells: list[Polygon],
    ) -> None:
        """Beside each zone where they hide no number; with a line to it where there is no room near."""
        named = [(zone.label, frame.drawn(outline)) for zone, outline in zones]
        window = box(frame.left, frame.top, frame.left + frame.width, frame.top + frame.height)
        labels = place_labels(
            named, size=_NAME, frame=window, numbers=numbers, cells=[frame.drawn(each) for each in cells]
        )
        for (zone, _), label in zip(zones, labels, strict=True):
            if label.leader is not None:
                (x1, y1), (x2, y2) = label.leader.coords
                ends = {"x1": round(x1, 1), "y1": round(y1, 1), "x2": round(x2, 1), "y2": round(y2, 1)}
                self.shape("line", **ends, stroke=WHITE, stroke_width=5)
                self.shape("line", **ends, stroke=BLACK, stroke_width=1.5)
            west, _, east, south = label.room.bounds
            self.text(
                (west + east) / 2, south - _NAME * 0.25, label.words, _NAME, stroke=WHITE, stroke_width=5,
                paint_order="stroke", text_anchor="middle",
                font_weight="bold" if zone.is_hotspot else "normal",
            )  # fmt: skip

    def scale(self, frame: Frame) -> None:
        metres = frame.round_length(WIDTH / 5)
        x, y = frame.left + 15, frame.top + frame.height - 15
        self.shape("rect", x=x - 8, y=y - 26, width=metres * frame.scale + 130, height=34, fill=WHITE)
        self.shape("rect", x=x, y=y - 4, width=round(metres * frame.scale, 1), height=5, fill=BLACK)
        self.text(x, y - 9, f"{metres:,} metres; north is up", 14)

    def below(self, y: float, limits: list[tuple[int, int]], unseen: int) -> float:
        self.text(EDGE, y, f"Incidents in a cell, about {self.picture.across} across", font_weight="bold")
        y += LINE + 6
        for n, each in enumerate(limits):
            x = EDGE + n * 150
            self.shape(
                "rect", x=x, y=y - 16, width=26, height=20, fill=colour_of(each[1], limits), stroke=GREY
            )
            self.text(x + 34, y, limits_words(each))
        if not limits:
            self.text(EDGE, y, "None")
        y += LINE + 6
        lines = ["Solid line: hotspot zone. Dashed line: wider area, which counts the zones inside it."]
        if unseen:
            lines.append(
                f"{unseen:,} incident{'' if unseen == 1 else 's'} in cells beyond this frame: see the table."
            )
        lines.append(f"Made {self.picture.made}.")
        for line in lines:
            self.text(EDGE, y, line)
            y += LINE
        self.text(WIDTH / 2, y + 12, self.picture.marking, font_weight="bold", text_anchor="middle")
        return y + 30

    def finish(self, height: float) -> str:
        self.paper.set("height", f"{height:.0f}")
        self.svg.set("viewBox", f"0 0 {WIDTH} {height:.0f}")
        self.svg.set("width", str(WIDTH))
        self.svg.set("height", f"{height:.0f}")
        return tostring(self.svg, encoding="unicode")


def _in_words(picture: Picture) -> str:
    """What the drawing says, for who does not see it."""
    asked = "; ".join(f"{label}: {words}" for label, words in picture.filters)
    largest = max((cell.count for cell in picture.cells), default=0)
    return (
        f"{picture.marking}. {asked}. {picture.statement} {len(picture.cells):,} cells hold incidents, "
        f"at most {largest:,} in one."
    )

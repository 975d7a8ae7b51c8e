"""A small picture of a track over the outlines of the zones: the way as lines, broken where it is silent."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil
from typing import Any

from patrols.tracks.reading import Fix
from patrols.tracks.stays import LONGEST_STEP
from zones.drawing import Drawing, Shape, draw_outlines

Outline = tuple[str, str, dict[str, Any]]

TRACK = "track"
MOST_DRAWN = 1_500
# Of the names, in the picture's own units: bold Arial of 11.
WIDTH_OF_A_LETTER = 6.8
SPACE = 4


def draw_track(fixes: Sequence[Fix], outlines: Sequence[Outline]) -> Drawing | None:
    """Zones first, the way above them; None where there is nothing with any extent."""
    every = len(fixes) // MOST_DRAWN + 1
    lines = [_line([*piece[::every], piece[-1]]) for piece in _unbroken(fixes)]
    drawn: list[Outline] = [*outlines, *lines]
    corners = {tuple(corner[:2]) for _, _, shape in drawn for corner in shape["coordinates"][0]}
    return _within_the_frame(draw_outlines(drawn)) if len(corners) > 1 else None


def _within_the_frame(drawing: Drawing) -> Drawing:
    """With every name whole inside it: moved in from the edge, and the picture widened for a long one."""
    widths = {shape.name: len(shape.name) * WIDTH_OF_A_LETTER + 2 * SPACE for shape in drawing.shapes}
    width = max(drawing.width, ceil(max(widths.values())))

    def moved(shape: Shape) -> Shape:
        half = widths[shape.name] / 2
        return replace(shape, middle_x=round(min(max(shape.middle_x, half), width - half), 1))

    return Drawing(width, drawing.height, tuple(moved(shape) for shape in drawing.shapes))


def _line(piece: Sequence[Fix]) -> Outline:
    return "", TRACK, {"coordinates": [[[fix.lng, fix.lat] for fix in piece]]}


def _unbroken(fixes: Sequence[Fix]) -> list[list[Fix]]:
    pieces: list[list[Fix]] = []
    for fix in fixes:
        last = pieces[-1][-1] if pieces else None
        if last is None or last.piece != fix.piece or fix.at - last.at > LONGEST_STEP:
            pieces.append([])
        pieces[-1].append(fix)
    return pieces

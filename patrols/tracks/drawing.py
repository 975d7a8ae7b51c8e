"""A small picture of a track over the outlines of the zones: the way as lines, broken where it is silent."""

from collections.abc import Sequence
from typing import Any

from patrols.tracks.reading import Fix
from patrols.tracks.stays import LONGEST_STEP
from zones.drawing import Drawing, draw_outlines

Outline = tuple[str, str, dict[str, Any]]

TRACK = "track"
MOST_DRAWN = 1_500


def draw_track(fixes: Sequence[Fix], outlines: Sequence[Outline]) -> Drawing | None:
    """Zones first, the way above them; None where there is nothing with any extent."""
    every = len(fixes) // MOST_DRAWN + 1
    lines = [_line([*piece[::every], piece[-1]]) for piece in _unbroken(fixes)]
    drawn: list[Outline] = [*outlines, *lines]
    corners = {tuple(corner[:2]) for _, _, shape in drawn for corner in shape["coordinates"][0]}
    return draw_outlines(drawn) if len(corners) > 1 else None


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

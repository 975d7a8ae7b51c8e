"""What is kept of a track until it is erased: moments and places of its positions, thinned, and no more.

A line for each: the piece of the recording, when, latitude, longitude. Names, waypoints and whatever else
the file had are not kept.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from patrols.tracks.reading import Fix
from patrols.tracks.stays import LONGEST_STEP

APART = timedelta(seconds=5)


def thin(fixes: Sequence[Fix]) -> list[Fix]:
    """At most one position every five seconds, besides those without which a gap would come or go."""
    kept = list(fixes[:1])
    for fix, following in pairwise(fixes[1:]):
        last = kept[-1]
        at_an_end = not last.piece == fix.piece == following.piece
        if at_an_end or fix.at - last.at >= APART or following.at - last.at > LONGEST_STEP:
            kept.append(fix)
    return [*kept, *fixes[1:][-1:]]


def write_kept(fixes: Sequence[Fix]) -> str:
    """Six places are about 10 cm."""
    return "\n".join(f"{fix.piece} {fix.at.isoformat()} {fix.lat:.6f} {fix.lng:.6f}" for fix in thin(fixes))


def read_kept(text: str) -> tuple[Fix, ...]:
    return tuple(_read_line(line) for line in text.splitlines())


def _read_line(line: str) -> Fix:
    piece, moment, lat, lng = line.split()
    return Fix(datetime.fromisoformat(moment), float(lat), float(lng), int(piece))

"""What the benchmark of the map asks of the endpoint: a town on a screen, everything; a month, always."""

from datetime import timedelta
from math import cos, radians
from typing import Any

from bench.hotspots_data import HARLOW, first_day, last_day

SCREEN = (1280, 720)

Asked = dict[str, Any]


def views() -> dict[str, Asked]:
    """What is asked of the endpoint: a town on a screen and everything, for a month and for all time."""
    month = {"period": "dates", "from_on": last_day() - timedelta(days=30), "to_on": last_day()}
    always = {"period": "dates", "from_on": first_day(), "to_on": last_day() + timedelta(days=1)}
    town, everything = box_at(15), {"resolution": 7}
    return {
        "a month, a town on a screen": {**month, **town},
        "a month, everything": {**month, **everything},
        "all time, a town on a screen": {**always, **town},
        "all time, everything": {**always, **everything},
        "all time, everything, smallest cells asked": {**always, "resolution": 10},
    }


def at_zoom(zoom: int) -> Asked:
    return {**views()["all time, everything"], **box_at(zoom)}


def box_at(zoom: int) -> Asked:
    """What the map asks that shows Harlow at that zoom: a tenth more than the screen, as layers/cells.js."""
    lat, lng = HARLOW
    degree = 360 / (256 * 2**zoom)
    wide, high = SCREEN[0] * degree * 0.6, SCREEN[1] * degree * cos(radians(lat)) * 0.6
    box = (max(-180, lng - wide), max(-90, lat - high), min(180, lng + wide), min(90, lat + high))
    finest = 10 if zoom >= 15 else 9 if zoom >= 14 else 8 if zoom >= 12 else 7
    return {"resolution": finest, "box": ",".join(f"{side:.6f}" for side in box)}


def in_theirs(view: Asked) -> Asked:
    from measures.weeks import london_day

    box = view.get("box") or "-6,49.5,2.2,56.5"
    west, south, east, north = (float(side) for side in str(box).split(","))
    start, end = london_day(view["from_on"])[0], london_day(view["to_on"])[1]
    metres = {7: 2_000, 10: 106}[view["resolution"]] if "box" in view else 2_000
    return {"west": west, "south": south, "east": east, "north": north, "start": start, "end": end,
            "metres": metres}  # fmt: skip

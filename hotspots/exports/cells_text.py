"""Writes a screen of cells as GeoJSON text: all but a cell's count is the same every time, so it is kept."""

import json
from functools import lru_cache

from hotspots.counts.cells import CellFigure, ScreenOfCells
from zones.geometry import cell_outline

# About a metre, of cells of 150: a tenth less to send.
_PLACES = 5


def cells_text(screen: ScreenOfCells) -> str:
    """The same as `collection(map(cell_feature, …))`, but for the last digit of the outlines."""
    about = {
        "type": "FeatureCollection",
        "resolution": screen.resolution,
        "asked_resolution": screen.asked,
        "note": screen.note,
    }
    features = ",".join(map(_feature, screen.cells))
    return f'{json.dumps(about)[:-1]}, "features": [{features}]}}'


def _feature(figure: CellFigure) -> str:
    return f'{_always(figure.cell, figure.name)}"rank":{figure.rank},"count":{figure.count}}}}}'


@lru_cache(maxsize=50_000)
def _always(cell: int, name: str) -> str:
    """What does not depend on the incidents: the outline, the code and the name; about 25 MB of them."""
    ring = [[round(lng, _PLACES), round(lat, _PLACES)] for lng, lat in cell_outline(cell)]
    geometry = json.dumps({"type": "Polygon", "coordinates": [ring]}, separators=(",", ":"))
    about = f'"cell":"{cell:x}","name":{json.dumps(name)}'
    return f'{{"type":"Feature","geometry":{geometry},"properties":{{{about},'

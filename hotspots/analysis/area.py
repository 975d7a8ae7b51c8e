"""The ground that a concentration is a share of: every cell of it, those without an incident among them.

The district's published outline where it is loaded; else the large cells in which zones and landmarks lie.
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import h3

from hotspots.asked.selection import Selection
from hotspots.counts.cells import FINEST
from hotspots.layers.landmarks import LANDMARKS
from zones.geometry import cell_of, parent_of
from zones.models import Boundary, ZoneVersion

# About 2.5 kilometres across: the few that hold a town's zones and landmarks are about the town.
AROUND = 7


@dataclass(frozen=True, slots=True)
class StudyArea:
    """The cells, and what they are in words."""

    cells: frozenset[int]
    words: str


def study_area(selection: Selection) -> StudyArea:
    """Of the whole town, whichever place was chosen: one or two queries; the cells are worked out once."""
    district = Boundary.objects.of_kind(Boundary.Kind.DISTRICT).newest().first()
    if district is not None:
        cells = _inside(json.dumps(district.geometry))
        return StudyArea(
            cells,
            f"the {len(cells):,} cells whose middle lies in the district of {district.name} "
            f"(outline of {district.vintage})",
        )
    versions = ZoneVersion.objects.holding_on(selection.period.last_on)
    points = [(each.lat, each.lng) for each in LANDMARKS]
    points += [(version.polygon.centroid.y, version.polygon.centroid.x) for version in versions]
    around = frozenset(parent_of(cell_of(*point), AROUND) for point in points)
    cells = _children(around)
    large = "large cell" if len(around) == 1 else "large cells"
    return StudyArea(
        cells,
        f"the {len(cells):,} cells within the {len(around)} {large}, about 2.5 kilometres across, in which "
        "zones and landmarks lie; the outline of the district is not loaded",
    )


@lru_cache(maxsize=4)
def _inside(geometry: str) -> frozenset[int]:
    shape: Any = h3.geo_to_h3shape(json.loads(geometry))
    return frozenset(int(h3.str_to_int(cell)) for cell in h3.h3shape_to_cells(shape, FINEST))


@lru_cache(maxsize=4)
def _children(large: frozenset[int]) -> frozenset[int]:
    return frozenset(
        int(h3.str_to_int(child)) for cell in large for child in h3.cell_to_children(f"{cell:x}", FINEST)
    )

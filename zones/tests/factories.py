"""Zones for tests: Harlow's own, as shipped with the project."""

import json
from datetime import date
from pathlib import Path

from zones.models import Zone
from zones.services import draw_zone

ZONES_FILE = Path(__file__).parents[1] / "data" / "harlow_zones.geojson"
PARENTS = {"north-gate": "town-centre", "west-gate": "town-centre"}
NAMES = {
    "town-centre": "Town centre",
    "north-gate": "North Gate",
    "west-gate": "West Gate",
    "the-stow": "The Stow",
}


def harlow_zones(valid_from: date = date(2020, 1, 1)) -> dict[str, Zone]:
    """North Gate, West Gate and The Stow, and the town centre around the first two."""
    features = {each["id"]: each for each in json.loads(ZONES_FILE.read_text())["features"]}
    zones: dict[str, Zone] = {}
    for slug, name in NAMES.items():
        parent = zones.get(PARENTS.get(slug, ""))
        kind = Zone.Kind.CONTEXT if slug == "town-centre" else Zone.Kind.HOTSPOT
        zones[slug] = Zone.objects.create(slug=slug, name=name, kind=kind, parent=parent)
        draw_zone(
            zone=zones[slug],
            geometry=features[slug]["geometry"],
            valid_from=valid_from,
            by=None,
        )
    return zones

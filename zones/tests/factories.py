"""Zones for tests: Harlow's own, as shipped with the project."""

from datetime import date

from zones.loading import load_zones
from zones.models import Zone
from zones.zone_file import SHIPPED, read_zone_file


def harlow_zones(valid_from: date = date(2020, 1, 1)) -> dict[str, Zone]:
    """North Gate, West Gate and The Stow, and the town centre around the first two."""
    load_zones(features=read_zone_file(SHIPPED.read_bytes()), valid_from=valid_from, by=None)
    return Zone.objects.select_related("parent").in_bulk(field_name="slug")

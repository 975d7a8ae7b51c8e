"""How places are called where what is left of erased records is counted by them."""

from zones.models import Zone


def place_names() -> dict[str, str]:
    """Every zone by its slug, the hotspots first, and what lies in none; no zone has an empty slug."""
    zones = sorted(Zone.objects.order_by("name"), key=lambda zone: zone.kind != Zone.Kind.HOTSPOT)
    return {**{zone.slug: _name(zone) for zone in zones}, "": "Elsewhere"}


def _name(zone: Zone) -> str:
    """A wider area is counted without the zones inside it."""
    return zone.name if zone.kind == Zone.Kind.HOTSPOT else f"Rest of {zone.name}"

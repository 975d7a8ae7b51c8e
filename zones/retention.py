"""How places are called where what is left of erased records is counted by them."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count
from django.db.models.functions import TruncMonth

from audit.retention.kinds import Counted
from measures.weeks import LONDON, local
from zones.models import Zone


def by_month_and_place(rows: Any, *, moment: str, category: str) -> Iterator[Counted]:
    """How many rows there are by month, zone and category, whose fields are named."""
    found = (
        rows.order_by()
        .annotate(month=TruncMonth(moment, tzinfo=LONDON))
        .values_list("month", "zone_version__zone__slug", category)
        .annotate(how_many=Count("pk"))
    )
    for at, slug, kind, how_many in found:
        yield local(at).date(), slug or "", kind, how_many


def place_names() -> dict[str, str]:
    """Every zone by its slug, the hotspots first, and what lies in none; no zone has an empty slug."""
    zones = sorted(Zone.objects.order_by("name"), key=lambda zone: zone.kind != Zone.Kind.HOTSPOT)
    return {**{zone.slug: _name(zone) for zone in zones}, "": "Elsewhere"}


def _name(zone: Zone) -> str:
    """A wider area is counted without the zones inside it."""
    return zone.name if zone.kind == Zone.Kind.HOTSPOT else f"Rest of {zone.name}"

"""What the map page shows besides incidents: each layer's table, and the addresses its scripts load."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from shapely.geometry import shape

from accounts.models import User
from accounts.rights import Right
from audit.services import Action, record_access
from hotspots.asked.selection import Selection
from hotspots.counts.zones import Figures
from hotspots.layers.boundaries import outline_layers
from hotspots.layers.powers import HotspotPowers, hotspot_powers
from hotspots.layers.stop_searches import HotspotStopSearches, hotspot_stop_searches

_ADDRESSES = (
    ("pointGroupsUrl", "api:hotspots-point-groups-list", Right.VIEW_POINTS),
    ("clustersUrl", "api:hotspots-clusters-list", Right.VIEW_HOTSPOTS),
    ("ringsUrl", "api:hotspots-rings-list", Right.VIEW_HOTSPOTS),
    ("powersUrl", "api:hotspots-powers-list", Right.VIEW_HOTSPOTS),
    ("boundariesUrl", "api:boundaries-list", Right.VIEW_ZONES),
    ("doseUrl", "api:hotspots-dose-list", Right.VIEW_PATROLS),
    ("searchesUrl", "api:hotspots-stop-searches-list", Right.VIEW_STOP_SEARCHES),
)


def layer_addresses(user: User) -> dict[str, Any]:
    """The address of each layer, none where the reader may not load it; and which outlines are loaded."""
    addresses = {name: reverse(route) if user.can(right) else None for name, route, right in _ADDRESSES}
    outlines = [{"kind": each.kind, "name": each.name, "source": each.source} for each in outline_layers()]
    return {**addresses, "boundaries": outlines}


def zone_boxes(figures: Figures) -> list[dict[str, Any]]:
    """Where each zone lies, as [west, south, east, north], for a map that looks there from the start."""
    return [
        {
            "name": each.name,
            "kind": "hotspot" if each.is_hotspot else "context",
            "box": shape(each.outline).bounds,
        }
        for each in figures.places
        if each.outline is not None
    ]


def layer_tables(request: HttpRequest, selection: Selection) -> dict[str, Any]:
    """The same figures as the layers, for the tables under the map."""
    reader: User = request.user  # type: ignore[assignment]
    return {
        "powers": _powers(request, selection, reader),
        "searches": _searches(request, selection, reader),
    }


def _powers(request: HttpRequest, selection: Selection, reader: User) -> HotspotPowers:
    found = hotspot_powers(selection, visible_to=reader, now=timezone.now())
    if found.powers:
        ids = [each.power.reference for each in found.powers]
        record_access(request, Action.MAP, "hotspot power", ids=ids, count=len(ids))
    return found


def _searches(request: HttpRequest, selection: Selection, reader: User) -> HotspotStopSearches | None:
    """For the police only; what was shown goes on record."""
    if not reader.can(Right.VIEW_STOP_SEARCHES):
        return None
    found = hotspot_stop_searches(selection, visible_to=reader)
    record_access(
        request, Action.MAP, "hotspot stop search",
        filters=request.GET.urlencode(), count=found.total + found.published_total,
    )  # fmt: skip
    return found

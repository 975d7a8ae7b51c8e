"""Rows of a sheet that look like one another, or like an incident that is on record: told, and kept."""

from collections.abc import Sequence
from datetime import datetime

from accounts.models import User
from imports.sheets.entries import Entry
from incidents.models import Incident

_AT_ONCE = 2_000
# Kind, moment, and the point or the zone.
_Same = tuple[str, datetime, float | None, float | None, int | None]


def warn_of_doubles(pairs: Sequence[tuple[Entry, Incident]], by: User) -> None:
    """Of the same kind, time and place; of what is on record only what this person may read."""
    on_record = _on_record([incident for _, incident in pairs], by)
    seen: dict[_Same, int] = {}
    for entry, incident in pairs:
        zone = incident.zone_version.zone_id if incident.zone_version else None
        same = _same(incident.category, incident.occurred_at, incident.lat, incident.lng, zone)
        if same in on_record:
            entry.warn("", f"This looks like {on_record[same]}: the same kind, time and place.")
        if same in seen:
            entry.warn("", f"This looks like line {seen[same]}: the same kind, time and place.")
        seen.setdefault(same, entry.line)


def _on_record(incidents: Sequence[Incident], by: User) -> dict[_Same, str]:
    moments = sorted({incident.occurred_at for incident in incidents})
    visible = Incident.objects.visible_to(by).counted().order_by("-pk")
    found: dict[_Same, str] = {}
    for start in range(0, len(moments), _AT_ONCE):
        rows = visible.filter(occurred_at__in=moments[start : start + _AT_ONCE]).values_list(
            "reference", "category", "occurred_at", "lat", "lng", "zone_version__zone"
        )
        found |= {_same(*same): reference for reference, *same in rows.iterator()}
    return found


def _same(category: str, at: datetime, lat: float | None, lng: float | None, zone: int | None) -> _Same:
    if lat is None or lng is None:
        return category, at, None, None, zone
    return category, at, round(lat, 5), round(lng, 5), None

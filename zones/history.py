"""What became of a zone; and, for every record with a place, how it is told that it was put right."""

from typing import Any

from audit.history.reading import Change, Step
from audit.history.words import Line, Telling, newest_first, together, who
from govuk.templatetags.govuk import day
from zones.models import Zone, ZoneVersion

PLACE = frozenset({"lat", "lng", "h3_cell", "zone_version"})


def place_put_right(step: Step) -> list[str]:
    """By its zone and never by its point; nothing where the place stayed."""
    if not any(name in step.changes for name in PLACE):
        return []
    zone = step.changes.get("zone_version")
    before, after = (_zone_of(zone, name) for name in ("before", "after"))
    return [
        f"The place was put right, from {before} to {after}."
        if before != after
        else "The place was put right."
    ]


def _zone_of(change: Change | None, name: str) -> str:
    if change is None:
        return ""
    version = getattr(change, name)
    return str(version.zone) if version else "outside the zones"


class ZoneTelling(Telling):
    made = "Added."


def timeline_of_zone(zone: Zone) -> list[Line]:
    """Newest first: its name and what it lies in, and each outline since it was drawn."""
    return newest_first(together([*ZoneTelling().lines_of(zone), *_drawn(zone)]))


def _drawn(zone: Zone) -> list[Line]:
    tracked: Any = ZoneVersion
    events = tracked.pgh_event_model.objects.filter(zone_id=zone.pk, pgh_label="insert")
    drawn_at = dict(events.values_list("pgh_obj_id", "pgh_created_at"))
    versions = zone.versions.select_related("drawn_by__organisation").order_by("number")
    return [
        Line(drawn_at[each.pk], who(each.drawn_by), (_words_of(each),))
        for each in versions
        if each.pk in drawn_at
    ]


def _words_of(version: ZoneVersion) -> str:
    return f"Outline {version.number} was drawn. It holds from {day(version.valid_from)}."

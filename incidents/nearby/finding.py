"""Finding what may be the same event, among what one person may read and no closer than they may see it."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from django.conf import settings
from django.db.models import Q

from accounts.models import User
from incidents.categories import Category
from incidents.models import Incident
from incidents.nearby.rules import Rule, alike, rule_of, rules_from
from incidents.occurrence import Occurrence
from measures.weeks import local
from zones.geometry import cell_centre, distance_m
from zones.models import Zone
from zones.services import locate

# A time known only to a longer stretch says nothing of nearness in time.
LONGEST = timedelta(days=7)
MOST = 10
# A cell reaches about as far from its middle.
_CELL_METRES = 80
_METRES_A_DEGREE = 111_000


@dataclass(frozen=True, slots=True)
class Nearby:
    """One incident that may be the same event. `metres` only for who may see its point."""

    incident: Incident
    metres: int | None


def incidents_nearby(
    *,
    category: str,
    when: Occurrence,
    user: User,
    lat: float | None = None,
    lng: float | None = None,
    zone: Zone | None = None,
) -> list[Nearby]:
    """At most ten, the nearest in time first. What was withdrawn is left out.

    Who may not see an incident's point is told by its map cell: else asking from here and from there
    would give the point away.
    """
    rule = rule_of(category, _rules(settings.INCIDENTS_NEARBY))
    here = locate(on=local(when.start_at).date(), lat=lat, lng=lng, zone=zone)
    zone = here.zone_version.zone if here.zone_version else None
    visible = Incident.objects.visible_to(user).counted().filter(category__in=alike(category))
    candidates = visible.filter(_in_time(when, rule), _in_place(lat, lng, zone, rule)).for_list()
    found = []
    for incident in candidates:
        away = _metres_away(incident, lat, lng, user)
        if away is None or away <= rule.metres:
            shown = away is not None and incident.shows_point_to(user)
            found.append(Nearby(incident, round(away) if shown and away is not None else None))
    found.sort(key=lambda each: (abs(each.incident.occurred_at - when.start_at), each.incident.pk))
    return found[:MOST]


def _in_time(when: Occurrence, rule: Rule) -> Q:
    """Overlapping what is known of the time, with the rule's hours on both sides."""
    first, last = _window(when, rule)
    within = Q(occurred_at__gte=first - LONGEST, occurred_at__lte=last)
    return within & (Q(occurred_at__gte=first) | Q(occurred_until_at__gt=first))


def _window(when: Occurrence, rule: Rule) -> tuple[datetime, datetime]:
    hours = timedelta(hours=rule.hours)
    end = min(when.until_at or when.start_at, when.start_at + LONGEST)
    return when.start_at - hours, end + hours


def _in_place(lat: float | None, lng: float | None, zone: Zone | None, rule: Rule) -> Q:
    """Within the rule's metres of the point; or the same zone, where one of the two has no point."""
    if lat is None or lng is None:
        return Q(zone_version__zone=zone) | Q(zone_version__zone__parent=zone) if zone else Q(pk=None)
    reach = rule.metres + _CELL_METRES
    north = reach / _METRES_A_DEGREE
    east = reach / (_METRES_A_DEGREE * math.cos(math.radians(lat)))
    near = Q(lat__range=(lat - north, lat + north), lng__range=(lng - east, lng + east))
    if zone is None:
        return near
    known_by_zone = Q(zone_version__zone__in=[each for each in (zone.pk, zone.parent_id) if each])
    return near | (Q(h3_cell__isnull=True) & known_by_zone)


def _metres_away(incident: Incident, lat: float | None, lng: float | None, user: User) -> float | None:
    """None where one of the two is known by its zone only."""
    if lat is None or lng is None or incident.lat is None or incident.lng is None:
        return None
    if incident.shows_point_to(user):
        return distance_m(lat, lng, incident.lat, incident.lng)
    return distance_m(lat, lng, *cell_centre(incident.h3_cell))


@cache
def _rules(text: str) -> dict[Category, Rule]:
    return rules_from(text)

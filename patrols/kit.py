"""All that a phone needs to log patrols without a network, for one person and one day."""

from datetime import UTC, datetime
from typing import Any

from accounts.models import Organisation, User
from audit.free_text.looking import as_data
from measures.dose import LONGEST_PATROL_MINUTES, QUALIFYING_MINUTES
from measures.weeks import local
from patrols.band import STEPS
from patrols.entry import PatrolEntry
from patrols.gaps import BETWEEN_ZONES
from patrols.models import OutcomeCode, OutcomeTerms, Patrol, PlannedVisit
from patrols.plans.home import planned_today
from patrols.rules import DOUBTFUL_VISIT, MOST_OF_ONE_OUTCOME, MOST_STAFF
from zones.models import Zone

BEST_FROM_MINUTES, BEST_TO_MINUTES = 11, 15
# How far outside a zone somebody may stand before the phone asks whether they are there.
FAR_METRES = 250
# So many outcomes are in sight before somebody asks for more.
FIRST_BUTTONS = 10


def kit_for(user: User, *, now: datetime) -> dict[str, Any]:
    """A constant number of queries, however much there is."""
    last: Patrol | None = Patrol.objects.not_struck().of(user).for_list().first()
    return {
        "person": {"key": str(user.pk), "name": user.full_name},
        "now": now.isoformat(),
        "organisation": _organisation(user.organisation),
        "crew": _crew(last, user),
        "partners": [
            _organisation(each)
            for each in Organisation.objects.filter(is_active=True)
            if each.pk != user.organisation_id
        ],
        "zones": _zones(now),
        "codes": _codes(user, now),
        "planned": [_plan(plan) for plan in planned_today(user, now)["planned_today"]],
        "running": document(last) if last is not None and last.is_running else None,
        "band": {
            "steps": [step._asdict() for step in STEPS],
            "best_from": BEST_FROM_MINUTES,
            "best_to": BEST_TO_MINUTES,
        },
        "limits": {
            "longest_patrol_minutes": LONGEST_PATROL_MINUTES,
            "doubtful_visit_minutes": int(DOUBTFUL_VISIT.total_seconds() // 60),
            "far_metres": FAR_METRES,
            "most_staff": MOST_STAFF,
            "most_of_one_outcome": MOST_OF_ONE_OUTCOME,
            "qualifying_minutes": QUALIFYING_MINUTES,
            "gap_minutes": int(BETWEEN_ZONES.total_seconds() // 60),
            "first_buttons": FIRST_BUTTONS,
        },
        "looking": as_data(),
    }


def document(patrol: Patrol) -> dict[str, Any]:
    """A stored patrol as its phone would send it: sent back unchanged, it changes nothing."""
    entry = PatrolEntry.of(patrol)
    return {
        "person": str(patrol.officer_id),
        "reference": patrol.reference,
        "client_id": str(entry.client_id),
        "revision": patrol.revision,
        "started_at": _instant(entry.started_at),
        "ended_at": _instant(entry.ended_at),
        "staff_count": entry.staff_count,
        "partners": [
            {"organisation": organisation.short_name, "staff_count": staff}
            for organisation, staff in entry.partners.items()
        ],
        "visits": [
            {
                "client_id": str(visit.client_id),
                "zone": visit.zone.slug,
                "arrived_at": _instant(visit.arrived_at),
                "left_at": _instant(visit.left_at),
                "outcomes": [{"code": code.code, "count": count} for code, count in visit.outcomes.items()],
            }
            for visit in entry.visits
        ],
        "removed": [],
        "nothing_to_report": entry.nothing_to_report,
        "note": entry.note,
        "sure": False,
    }


def _organisation(organisation: Organisation) -> dict[str, str]:
    return {
        "short_name": organisation.short_name,
        "name": organisation.name,
        "kind": organisation.kind,
    }


def _crew(last: Patrol | None, user: User) -> dict[str, Any]:
    """Who went last time: most patrols are walked with the same people as the one before."""
    crews = list(last.crews.all()) if last else []
    own = [crew.staff_count for crew in crews if crew.organisation_id == user.organisation_id]
    others = [
        crew for crew in crews if crew.organisation_id != user.organisation_id and crew.organisation.is_active
    ]
    return {
        "staff_count": own[0] if own else 1,
        "partners": [
            {"organisation": crew.organisation.short_name, "staff_count": crew.staff_count} for crew in others
        ],
    }


def _zones(now: datetime) -> list[dict[str, Any]]:
    zones = Zone.objects.with_outline_on(local(now).date()).order_by("-kind", "name")
    return [
        {
            "slug": zone.slug,
            "name": zone.name,
            "kind": zone.kind,
            "outline": zone.outline[0].geometry if zone.outline else None,
        }
        for zone in zones
    ]


def _codes(user: User, now: datetime) -> list[dict[str, Any]]:
    today = local(now).date()
    terms = {each.code_id: each for each in OutcomeTerms.objects.filter(valid_from__lte=today)[::-1]}
    return [
        {
            "code": code.code,
            "label": code.label,
            "usable_by": code.usable_by,
            "is_count": code.is_count,
            "terms": terms[code.pk].in_words if code.pk in terms and terms[code.pk].holds_on(today) else "",
        }
        for code in OutcomeCode.objects.holding_on(today).by_use_of(user, now=now)
    ]


def _plan(plan: PlannedVisit) -> dict[str, Any]:
    delivery = plan.delivery
    return {
        "id": plan.pk,
        "zone": plan.zone.slug,
        "zone_name": plan.zone.name,
        "band": plan.band,
        "visits": plan.visits,
        "delivered": delivery.delivered if delivery else 0,
        "last_visit_at": _instant(delivery.last_at) if delivery else None,
        "minutes": plan.minutes,
        "note": plan.note,
        "why": plan.why,
    }


def _instant(moment: datetime | None) -> str | None:
    """To the millisecond, as phones reckon."""
    if moment is None:
        return None
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

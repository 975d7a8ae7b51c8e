"""Looking over what a change of status would do to many incidents, and doing it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from accounts.models import User
from incidents.models import Incident
from incidents.workflow import LABELS, Status, may_move

MOST = 200
CHANGED = "It was changed since you looked."


@dataclass(frozen=True, slots=True)
class Prospect:
    """What would become of one incident. `mark` is the last change that the person has seen of it."""

    incident: Incident
    mark: int
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Together:
    """What became of them: those moved, and those left with the reason."""

    moved: list[Incident]
    left: list[Prospect]


def look_over(*, references: Iterable[str], to: str, user: User) -> list[Prospect]:
    """In the order of the references; what this person may not read is not among them."""
    wanted = set(references)
    _check(wanted, to)
    incidents = Incident.objects.visible_to(user).filter(reference__in=wanted).for_list()
    return _prospects(list(incidents.order_by("reference")), to)


@transaction.atomic
def move_together(*, to: str, by: User, as_seen: Mapping[str, int], reason: str = "") -> Together:
    """Move all that may be moved and are still as they were seen, with one reason; the others are left.

    Sent twice, the second time finds them changed and moves nothing.
    """
    _check(as_seen, to)
    if to == Status.WITHDRAWN and not reason.strip():
        raise ValidationError({"reason": "Say why these incidents are withdrawn."})
    incidents = Incident.objects.visible_to(by).filter(reference__in=set(as_seen))
    held = list(incidents.order_by("pk").select_for_update())
    moved, left = [], []
    for prospect in _prospects(sorted(held, key=lambda each: each.reference), to):
        if prospect.mark != as_seen[prospect.incident.reference]:
            left.append(Prospect(prospect.incident, prospect.mark, CHANGED))
        elif prospect.why_not:
            left.append(prospect)
        else:
            moved.append(prospect.incident)
    # One context: the history tells that they were moved together.
    with pghistory.context(moved_together=len(moved)):
        Incident.objects.filter(pk__in=[each.pk for each in moved]).update(
            status=to, status_reason=reason.strip()
        )
    for incident in moved:
        incident.status, incident.status_reason = to, reason.strip()
    return Together(moved, left)


def _check(references: Iterable[str], to: str) -> None:
    number = len(list(references))
    if to not in LABELS:
        raise ValidationError({"status": "Choose what they are to become."})
    if not number:
        raise ValidationError("Tick at least one incident.")
    if number > MOST:
        raise ValidationError(f"These are {number} incidents. Choose at most {MOST} at once.")


def _prospects(incidents: list[Incident], to: str) -> list[Prospect]:
    events = Incident.events.rel.related_model.objects.filter(pgh_obj__in=incidents)  # type: ignore[attr-defined]
    marks = dict(events.values_list("pgh_obj").annotate(Max("pgh_id")).order_by())
    return [Prospect(each, marks.get(each.pk, 0), _why_not(each, to)) for each in incidents]


def _why_not(incident: Incident, to: str) -> str:
    if incident.status == to:
        return f"It is {LABELS[Status(to)].lower()} already."
    if not may_move(incident.status, to):
        was = LABELS[Status(incident.status)].lower()
        return f"A {was} incident cannot become {LABELS[Status(to)].lower()}."
    return ""

"""Writing links: two incidents are linked, or a link that was wrong is taken away."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from incidents.models import Incident, IncidentLink
from incidents.services import report_incident


@transaction.atomic
def link_incidents(*, one: Incident, other: Incident, kind: str, by: User, now: datetime) -> IncidentLink:
    """Link two incidents, once: a link that stands already is returned as it is."""
    if one.pk == other.pk:
        raise ValidationError({"other": "This is the incident itself. Give the reference of another one."})
    if kind not in IncidentLink.Kind.values:
        raise ValidationError({"kind": "Say whether it is the same event, or related."})
    earlier, later = _both(one, other, by)
    standing: IncidentLink | None = (
        IncidentLink.objects.standing().filter(earlier=earlier, later=later).first()
    )
    if standing is not None:
        return standing
    made: IncidentLink = IncidentLink.objects.create(
        earlier=earlier, later=later, kind=kind, linked_by=by, linked_at=now
    )
    return made


@transaction.atomic
def unlink_incidents(*, one: Incident, other: Incident, by: User, now: datetime) -> None:
    """Take the link between two incidents away; that it stood, and who said so, is kept. Twice is once."""
    earlier, later = _both(one, other, by)
    standing = IncidentLink.objects.standing().filter(earlier=earlier, later=later)
    for link in standing.select_for_update():
        link.removed_by, link.removed_at = by, now
        link.save(update_fields=["removed_by", "removed_at"])


@transaction.atomic
def report_with_links(*, same_as: Iterable[Incident], by: User, now: datetime, **report: Any) -> Incident:
    """Record an incident and say of which on record it is the same event."""
    incident = report_incident(by=by, now=now, **report)
    for other in same_as:
        if other.pk != incident.pk:
            link_incidents(one=incident, other=other, kind=IncidentLink.Kind.SAME_EVENT, by=by, now=now)
    return incident


def _both(one: Incident, other: Incident, by: User) -> tuple[Incident, Incident]:
    """The earlier and the later record, held until the end; refuses what the person may not read."""
    visible = Incident.objects.visible_to(by).filter(pk__in=(one.pk, other.pk))
    found = list(visible.order_by("pk").select_for_update())
    if len(found) != 2:
        raise ValidationError({"other": "There is no such incident."})
    return found[0], found[1]

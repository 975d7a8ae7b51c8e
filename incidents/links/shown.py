"""Links as a page shows them: which incidents of a list have one, and those of one incident."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from accounts.models import User
from incidents.models import Incident, IncidentLink


@dataclass(frozen=True, slots=True)
class Linked:
    link: IncidentLink
    other: Incident


def has_link(user: User) -> Exists:
    """For annotating incidents: whether a link stands to one that this person may read."""
    links = IncidentLink.objects.standing().visible_to(user)
    return Exists(links.filter(Q(earlier=OuterRef("pk")) | Q(later=OuterRef("pk"))))


def links_of(incident: Incident, user: User) -> list[Linked]:
    links = IncidentLink.objects.standing().of(incident).visible_to(user).with_both_ends()
    return [Linked(link, link.other_than(incident)) for link in links]

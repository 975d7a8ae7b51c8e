"""The paper's one door to incidents: what may be counted in a paper that all its readers read alike."""

from incidents.models import Incident
from incidents.querysets import IncidentQuerySet
from measures.disclosure.detail import OF_A_PAPER


def reported() -> IncidentQuerySet:
    """Without the withdrawn, and without kinds that imply a victim: no sum of the paper holds them."""
    found: IncidentQuerySet = Incident.objects.counted().at_detail(OF_A_PAPER)
    return found

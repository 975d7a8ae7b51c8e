"""What is kept for a time, in the order in which it is shown; what is published of it is fixed before."""

from dataclasses import replace

from audit.retention.kinds import RetentionKind
from deployments.retention import DEPLOYMENTS
from hotspots.disclosed.publishing import publish_months
from incidents.retention import INCIDENTS
from patrols.retention import PATROLS
from stopsearches.retention import STOP_SEARCHES

KINDS: tuple[RetentionKind, ...] = (
    replace(INCIDENTS, beforehand=(lambda now: publish_months(now=now),)),
    PATROLS,
    STOP_SEARCHES,
    DEPLOYMENTS,
)

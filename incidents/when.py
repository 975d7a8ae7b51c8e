"""When an incident happened, in words; the same as the pages say it."""

from govuk.templatetags.govuk import clock, day, moment
from incidents.models import Incident
from incidents.occurrence import Precision


def when_in_words(incident: Incident) -> str:
    """20 November 2026, 19:40; or as much of it as is known."""
    start, end = incident.occurred_at, incident.occurred_until_at
    match incident.time_precision:
        case Precision.DAY:
            return f"{day(start)}, time not known"
        case Precision.HOUR:
            return f"{day(start)}, between {clock(start)} and {clock(end)}"
        case Precision.RANGE:
            return f"Between {moment(start)} and {moment(end)}"
    return moment(start)


def place_in_words(incident: Incident) -> str:
    return str(incident.zone or "Outside the zones")

"""Under which section 60 authorisation a search may have been made."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError

from incidents.occurrence import Precision
from measures.weeks import local, london_day
from stopsearches.breakdowns import SECTION_60
from stopsearches.models import StopSearch
from zones.geometry import distance_to_polygon_m
from zones.models import Authorisation
from zones.powers.kinds import Power
from zones.powers.querysets import AuthorisationQuerySet

# A point kept to three decimals may lie that far from where the search was.
ROUNDED_METRES = 75


def section_60_on_the_day_of(moment: datetime) -> AuthorisationQuerySet:
    """In force at some time of that London day."""
    return section_60_between(*london_day(local(moment).date()))


def section_60_between(start: datetime, end: datetime) -> AuthorisationQuerySet:
    found: AuthorisationQuerySet = Authorisation.objects.of_kind(Power.SECTION_60).live_between(start, end)
    return found


def check_authorisation(search: StopSearch) -> None:
    """Only a search under section 60 has one: in force when it was made, and around its point if it has one.

    A search known by its hour or day may have been made at any moment of it.
    """
    power = search.authorisation
    if power is None:
        return
    if power.kind != Power.SECTION_60:
        raise ValidationError({"authorisation": f"{power} is no section 60 authorisation."})
    if search.legislation != SECTION_60:
        raise ValidationError(
            {"authorisation": "Only a search under section 60 has one. Choose that power, or leave it out."}
        )
    if not Authorisation.objects.filter(pk=power.pk).live_between(*_time_of(search)).exists():
        raise ValidationError({"authorisation": f"{power} was not in force at the time of the search."})
    if search.lat is None or search.lng is None:
        return
    if distance_to_polygon_m(search.lat, search.lng, power.polygon) > ROUNDED_METRES:
        raise ValidationError({"authorisation": f"The search was outside the area of {power}."})


def _time_of(search: StopSearch) -> tuple[datetime, datetime]:
    at = search.searched_at
    if search.time_precision == Precision.DAY:
        return london_day(local(at).date())
    long = timedelta(hours=1) if search.time_precision == Precision.HOUR else timedelta(microseconds=1)
    return at, at + long

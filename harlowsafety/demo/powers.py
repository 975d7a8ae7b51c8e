"""Invented powers: a weekend of section 60 that is over, and an order on alcohol without a known end."""

from datetime import date, datetime, timedelta

from accounts.models import User
from harlowsafety.demo.chance import at
from measures.weeks import Week, london_day
from zones.models import Zone
from zones.powers.services import record_authorisation

SOURCE = "Invented for the demonstration"


def make_powers(*, council: User, police: User, zones: dict[str, Zone], start: date, now: datetime) -> int:
    """The section 60 ten weeks ago, Friday evening to Sunday evening; the order since the story began."""
    friday = Week.of_instant(now).previous(10).starts_on + timedelta(days=4)
    starts_at = at(friday, 20)
    record_authorisation(
        kind="section_60", zone=zones["town-centre"], starts_at=starts_at,
        # Elapsed hours, because the clocks may change that weekend.
        ends_at=starts_at + timedelta(hours=46), rank="inspector", extension_rank="superintendent",
        reason="Violence with weapons was expected after a fight on the Thursday",
        source=SOURCE, by=police, now=now,
    )  # fmt: skip
    record_authorisation(
        kind="pspo", name="No alcohol", zone=zones["town-centre"], starts_at=london_day(start)[0],
        reason="Drinking in the street", source=f"{SOURCE}; its last day is not known",
        by=council, now=now,
    )  # fmt: skip
    return 2

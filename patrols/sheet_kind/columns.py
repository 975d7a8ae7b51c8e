"""The columns of a duty sheet: who, when, where, and a column for each thing that can come of a visit."""

from collections import Counter

from accounts.models import Organisation, User
from accounts.rights import Right, rights_of
from imports.kinds import Column
from patrols.models import OutcomeCode
from zones.models import Zone

_YES_NO = {"Yes": "yes", "No": "no"}
_OUTCOME = "outcome_"


def patrol_columns() -> tuple[Column, ...]:
    """With the people, zones and outcome codes that there are now."""
    officers = officers_by_name()
    zones = {zone.name: zone.slug for zone in Zone.objects.all()}
    partners = {each.name: each.short_name for each in Organisation.objects.all()}
    return (
        Column(
            "officer", "Officer", "Whose patrol it was: name or e-mail address, as in this service.",
            next(iter(officers.values()), ""), is_required=True, choices=officers,
        ),
        Column("on", "Date", "The day it started, the day first.", "17/11/2025", is_required=True),
        Column("started", "Start", "By the clock in Harlow.", "18:00", is_required=True),
        Column("ended", "End", "Before the start: the next morning.", "21:30", is_required=True),
        Column("staff", "How many of us", "Everybody of the officer’s own organisation. Empty: 1.", "2"),
        Column(
            "partner", "Joint with", "The other organisation of a joint patrol.", "", choices=partners,
        ),
        Column("partner_staff", "How many of them", "Everybody of the other organisation.", ""),
        Column(
            "crew", "Staff of each organisation",
            "Instead of the three before, as our own files have it: whose patrol it was comes first, by the "
            "short name.", "",
        ),
        Column(
            "zone", "Zone", "Where this visit was. Rows of the same officer and start are one patrol.",
            "The Stow" if "The Stow" in zones else next(iter(zones), ""), choices=zones,
        ),
        Column("arrived", "Arrived", "When they came there.", "18:20"),
        Column("left", "Left", "When they left.", "18:35"),
        Column("nothing", "Nothing to report", "Yes if nothing came of the patrol.", "", choices=_YES_NO),
        *(
            Column(
                f"{_OUTCOME}{code.code}", code.label, "How often, at this visit. Empty: not at all.",
                "3" if code.code == "ENG" else "",
            )
            for code in OutcomeCode.objects.all()
        ),
        Column(
            "outcomes", "Outcomes",
            "Instead of a column for each, as our own files have it: codes, and how often.", "",
        ),
        Column("note", "Note", "One line about the patrol. Leave out names.", "", is_free_text=True),
    )  # fmt: skip


def outcome_column(code: OutcomeCode) -> str:
    return f"{_OUTCOME}{code.code}"


def officers_by_name() -> dict[str, str]:
    """The e-mail address of whoever may log patrols, also of those who have left, by their name."""
    people = [
        person
        for person in User.objects.order_by("-is_active", "full_name", "pk")
        if Right.LOG_PATROLS in rights_of(person.role)
    ]
    bearers = Counter(person.full_name for person in people)
    return {
        f"{each.full_name} ({each.email})" if bearers[each.full_name] > 1 else each.full_name: each.email
        for each in people
    }

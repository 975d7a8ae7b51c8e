"""The columns of a sheet of incidents: what the form asks, in its words."""

from imports.kinds import Column
from incidents import categories, occurrence
from incidents.models import Incident
from zones.models import Zone


def incident_columns() -> tuple[Column, ...]:
    """With the zones that there are now."""
    zones = {zone.name: zone.slug for zone in Zone.objects.all()}
    return (
        Column(
            "category", "Kind", "What kind of incident it was.", "Anti-social behaviour",
            is_required=True, choices={label: code.value for code, label in categories.LABELS.items()},
        ),
        Column(
            "on", "Date", "The day it happened, the day first. The time may follow it.", "17/11/2025",
            is_required=True,
        ),
        Column(
            "at", "Time", "By the clock in Harlow. Empty if only the day is known.", "19:40",
        ),
        Column(
            "time_precision", "How exact", "Empty: at this time, or some time that day if there is no time.",
            "At this time", choices={label: code.value for code, label in occurrence.LABELS.items()},
        ),
        Column(
            "until_on", "Until date", "Only between two times: the day of the later, if another.", "",
        ),
        Column("until_at", "Until time", "Only between two times: when it had ended at the latest.", ""),
        Column(
            "zone", "Zone", "Where it was, if it was in a zone and the exact place is not known.",
            _example(zones, "The Stow"), choices=zones,
        ),
        Column("lat", "Latitude", "Where it was exactly, for example 51.77145; with a longitude.", ""),
        Column("lng", "Longitude", "For example 0.09363.", ""),
        Column(
            "weapon", "Weapon", "Empty: not known.", "None",
            choices={label: code for code, label in Incident.Weapon.choices},
        ),
        Column(
            "source", "Source", "Who reported it.", "CCTV control room",
            is_required=True, choices={label: code for code, label in Incident.Source.choices},
        ),
        Column(
            "outcome", "Outcome", "What came of it. Empty: none yet.", "Advice given",
            choices={label: code for code, label in Incident.Outcome.choices},
        ),
        Column(
            "description", "What happened",
            "In a sentence or two. Leave out names, addresses and number plates.",
            "Shouting outside a shop; moved on when asked.", is_free_text=True,
        ),
    )  # fmt: skip


def _example(zones: dict[str, str], usual: str) -> str:
    return usual if usual in zones else next(iter(zones), "")

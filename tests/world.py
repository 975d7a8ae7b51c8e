"""A town with people in every role and one of every kind of record, made through the rooms' services."""

from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from accounts.models import User
from accounts.rights import Role
from accounts.tests.factories import person
from incidents.tests.factories import incident
from zones.models import Zone
from zones.tests.factories import harlow_zones

ROLES = (*Role.values, "stranger", "nobody")


@dataclass
class World:
    """`records` holds what opens each kind of page, under the beginning of its routes' names."""

    people: dict[str, User]
    zones: dict[str, Zone]
    records: dict[str, Any] = field(default_factory=dict)

    def add(self, kind: str) -> Any:
        return MAKERS[kind](self)


def _zone(world: World) -> Zone:
    number = Zone.objects.count()
    return Zone.objects.create(slug=f"zone-{number}", name=f"Zone {number}")


# How one more of a kind is made; what has no routes of its own is made along with what has.
MAKERS: dict[str, Callable[[World], Any]] = {
    "zones": _zone,
    "incidents": lambda world: incident(by=world.people["officer"]),
}

# Routes that open with something that is no record.
KEYS = {
    "account_confirm_email": SimpleNamespace(key="not-a-key"),
    "account_reset_password_from_key": SimpleNamespace(uidb36="1", key="not-a-key"),
}


def one_of_everything() -> World:
    world = World(people=_everybody(), zones=harlow_zones())
    world.records = {kind: make(world) for kind, make in MAKERS.items()} | KEYS
    return world


def _everybody() -> dict[str, User]:
    """One person in each role, and somebody who left."""
    people = {role: person(role) for role in Role.values}
    people["stranger"] = person("officer", email="stranger@example.org", is_active=False)
    return people

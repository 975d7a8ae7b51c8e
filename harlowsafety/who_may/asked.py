"""Which right each way of calling each address asks for, and so which roles it opens to."""

from dataclasses import dataclass
from functools import cache
from types import SimpleNamespace
from typing import Any

from django.conf import settings

from accounts.models import Organisation, User
from accounts.rights import Right, Role
from harlowsafety.who_may.routes import Route, routes

_READS = {"GET"}


@dataclass(frozen=True)
class Door:
    """One way of calling one address. One that is not public and asks for no right opens to nobody."""

    route: str
    method: str
    is_api: bool
    is_public: bool
    rights: tuple[Right, ...]
    roles: frozenset[Role]


@cache
def doors() -> tuple[Door, ...]:
    """All of them, by route."""
    found = [Route(*each) for each in routes()]
    return tuple(
        _door(route, method)
        for route in sorted(found, key=lambda route: route.name)
        for method in route.methods
    )


def somebody(role: Role) -> User:
    """A person of that role who is nowhere stored: the liaison is the police's, all others the council's."""
    is_police = role == Role.LIAISON
    kind = Organisation.Kind.POLICE if is_police else Organisation.Kind.COUNCIL
    return User(role=role, organisation=Organisation(kind=kind))


def _door(route: Route, method: str) -> Door:
    if route.name in settings.PUBLIC_ROUTES:
        return Door(route.name, method, route.is_api, True, (), frozenset(Role))
    asked = {role: _right(route, method, somebody(role)) for role in Role}
    return Door(
        route.name,
        method,
        route.is_api,
        False,
        tuple(sorted({right for right in asked.values() if right is not None})),
        frozenset(role for role, right in asked.items() if right and somebody(role).can(right)),
    )


def _right(route: Route, method: str, person: User) -> Right | None:
    """What the door itself would ask of that person: a view may ask different rights of different people."""
    if route.name in settings.SIGNED_IN_ROUTES:
        return Right.SIGNED_IN
    if not route.is_api:
        right: Right | None = getattr(getattr(route.view, "view_class", None), "right", None)
        return right
    view: Any = route.view.cls(**route.view.initkwargs)
    view.action = (getattr(route.view, "actions", None) or {}).get(method.lower())
    view.request = SimpleNamespace(user=person, method=method)
    name = "right" if method in _READS else "right_to_write"
    asked: Right | None = getattr(view, name, None)
    return asked

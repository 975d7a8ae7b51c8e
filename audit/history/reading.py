"""Reading the events that the database keeps of a record as steps: each with what it changed, and who."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.db import models

from accounts.models import User


@dataclass(frozen=True, slots=True)
class Change:
    """One column before and after; a foreign key as the record that it points at."""

    field: Any
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Step:
    """One write. Without a person it was made by a command or a job."""

    at: datetime
    by: User | None
    is_first: bool
    changes: dict[str, Change]


def steps_of(record: Any) -> list[Step]:
    """Oldest first. A query for the events, one for people, one for each foreign key that changed."""
    events = list(record.events.select_related("pgh_context").order_by("pgh_id"))
    fields = [field for field in record._meta.concrete_fields if not field.primary_key]
    people = _people(events)
    pairs = [(None, events[0]), *pairwise(events)] if events else []
    changed = [
        [field for field in fields if before is not None and _raw(before, field) != _raw(after, field)]
        for before, after in pairs
    ]
    targets = _targets(pairs, changed)
    return [
        Step(
            after.pgh_created_at,
            people.get(_user_of(after)),
            before is None,
            {field.name: _change(field, before, after, targets) for field in differing},
        )
        for (before, after), differing in zip(pairs, changed, strict=True)
        if before is None or differing
    ]


def _raw(event: Any, field: Any) -> Any:
    return getattr(event, field.attname, None)


def _change(field: Any, before: Any, after: Any, targets: dict[Any, dict[Any, Any]]) -> Change:
    values = [_raw(event, field) for event in (before, after)]
    if isinstance(field, models.ForeignKey):
        values = [targets[field.related_model].get(value) for value in values]
    return Change(field, *values)


def _targets(pairs: Iterable[tuple[Any, Any]], changed: Iterable[list[Any]]) -> dict[Any, dict[Any, Any]]:
    """The records that changed foreign keys point at, by their keys."""
    wanted: dict[Any, set[Any]] = {}
    for pair, fields in zip(pairs, changed, strict=True):
        for field in fields:
            if isinstance(field, models.ForeignKey):
                wanted.setdefault(field.related_model, set()).update(_raw(event, field) for event in pair)
    return {model: model._default_manager.in_bulk(list(keys - {None})) for model, keys in wanted.items()}


def _people(events: Iterable[Any]) -> dict[Any, User]:
    users = set(_users(events))
    return User.objects.select_related("organisation").in_bulk(list(users)) if users else {}


def _users(events: Iterable[Any]) -> Iterator[Any]:
    return (user for event in events if (user := _user_of(event)) is not None)


def _user_of(event: Any) -> Any:
    return event.pgh_context.metadata.get("user") if event.pgh_context else None

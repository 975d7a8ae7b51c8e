"""Taking records out for good, with everything in the database that hangs on them or remembers them."""

from collections import Counter
from collections.abc import Collection, Iterator
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Model
from pghistory.models import Context

from audit.belonging import holds
from audit.retention.histories import all_histories, histories_of

HISTORY = "entries of history"


def erase(model: type[Model], keys: Collection[int]) -> dict[str, int]:
    """The rows with these keys, what of their room points at them, and the history of all; how many of each.

    A key may be of a row that is gone already and lives on in its history alone. The caller holds the
    transaction, and has had other rooms let go.
    """
    took: Counter[str] = Counter()
    acts: set[Any] = set()
    _erase(model, set(keys), took, acts)
    _forget_acts(acts)
    return {what: many for what, many in took.items() if many}


def _erase(model: type[Model], keys: set[int], took: Counter[str], acts: set[Any]) -> None:
    if not keys:
        return
    for other, field in pointing_at(model):
        if other._meta.app_label == model._meta.app_label:
            _erase(other, _keys_pointing(other, field, keys), took, acts)
    took[str(model._meta.verbose_name_plural)] += _delete(model._base_manager.filter(pk__in=keys))
    # After the rows: that they went was written into it just now.
    for history in histories_of(model):
        events = history._base_manager.filter(pgh_obj_id__in=keys)
        acts.update(events.values_list("pgh_context_id", flat=True).distinct())
        took[HISTORY] += _delete(events)


def _keys_pointing(other: type[Model], field: str, keys: set[int]) -> set[int]:
    """Also of what was taken out earlier, and is remembered by its history."""
    there = set(other._base_manager.filter(**{f"{field}__in": keys}).values_list("pk", flat=True))
    for history in histories_of(other):
        told = history._base_manager.filter(**{f"{field}__in": keys})
        remembered = set(told.values_list("pgh_obj_id", flat=True)) - there
        elsewhere = other._base_manager.filter(pk__in=remembered).values_list("pk", flat=True)
        there |= remembered - set(elsewhere)
    return there


def _forget_acts(acts: set[Any]) -> None:
    """Who did it and at which address, where no history is left that it is said of."""
    left = acts - {None}
    for history in all_histories():
        named = history._base_manager.filter(pgh_context_id__in=left)
        left -= set(named.values_list("pgh_context_id", flat=True))
    _delete(Context._base_manager.filter(pk__in=left))


def _delete(rows: Any) -> int:
    return int(rows._raw_delete(rows.db) or 0)


@cache
def pointing_at(model: type[Model]) -> tuple[tuple[type[Model], str], ...]:
    """Every foreign key that holds a row of the model; a history points without holding."""
    return tuple(_pointing_at(model))


def _pointing_at(model: type[Model]) -> Iterator[tuple[type[Model], str]]:
    for other in apps.get_models(include_auto_created=True):
        for field in other._meta.concrete_fields:
            if field.related_model is model and holds(field):
                yield other, field.name

"""What the export room asks of a list, so that one way out serves them all.

The room knows none of the records: the lists are named in settings.EXPORT_LISTS, each with the filters
and the rows of its own page.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils.module_loading import import_string
from django_filters import FilterSet

from accounts.models import User
from accounts.rights import Right
from exports.models import ExportJob

Geometry = Mapping[str, Any]
Format = ExportJob.Format


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a file: what programs call it, what people read above it, what stands in it."""

    name: str
    heading: str
    value: Callable[[Any], object]


def column(name: str, heading: str, path: str = "") -> Column:
    """An attribute of the row; a dotted path ends where something on it is not known."""
    steps = [attrgetter(step) for step in (path or name).split(".")]

    def value(row: Any) -> object:
        for step in steps:
            if row is None:
                return None
            row = step(row)
        return row

    return Column(name, heading, value)


def in_words(name: str, heading: str) -> Column:
    """A choice, as pages show it."""
    known: dict[type[Any], dict[object, object]] = {}

    def value(row: Any) -> object:
        model = type(row)
        if model not in known:
            known[model] = dict(model._meta.get_field(name).flatchoices)
        written = getattr(row, name)
        return known[model].get(written, written)

    return Column(name, heading, value)


@dataclass(frozen=True, slots=True)
class ExportList:
    """One list that can be taken out: the same rows, for the same people, as on its page."""

    key: str
    # "Incidents", for a heading; "incident", for the access log.
    label: str
    kind: str
    # The route of its page, to which filters that cannot be lead back.
    page: str
    # All of them are asked for.
    rights: Sequence[Right]
    # What a person may read of it, before filters.
    rows: Callable[[User], QuerySet[Any]]
    filters: type[FilterSet]
    columns: Sequence[Column]
    # Where a row lies, as GeoJSON, for this reader; None where it has no place, or not for them.
    place: Callable[[Any, User], Geometry | None] | None = None
    # A point also stands in two columns of a table; an outline does not.
    has_points: bool = False
    # Rows of another kind that belong to those of the page, such as the visits of patrols.
    lines: Callable[[QuerySet[Any]], QuerySet[Any]] | None = None
    # Adds to a batch of rows what is worked out for many at once.
    prepare: Callable[[list[Any]], list[Any]] = list
    # What a reader of the file has to know.
    notes: Sequence[str] = ()
    # The same, where it is known only while the file is made.
    notes_then: Callable[[], Sequence[str]] = tuple

    def is_for(self, user: User) -> bool:
        return all(user.can(right) for right in self.rights)

    @property
    def formats(self) -> list[Format]:
        places = [Format.GEOJSON] if self.place else []
        return [Format.CSV, Format.XLSX, *places]


@cache
def all_lists() -> dict[str, ExportList]:
    """Every list by its key."""
    lists: Sequence[ExportList] = import_string(settings.EXPORT_LISTS)
    return {each.key: each for each in lists}


def lists_for(user: User) -> list[ExportList]:
    """Those that a person may take out."""
    return [each for each in all_lists().values() if each.is_for(user)]

"""The tables that everything consists of, found by walking the models: a new one is taken out by itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.models import Field, Model

from exports.everything.rules import rules


@dataclass(frozen=True, slots=True)
class Table:
    """One table, as far as it is taken out."""

    model: type[Model]
    fields: tuple["Field[Any, Any]", ...]
    # The columns left out, with what stands in for each.
    stand_ins: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        return self.model._meta.db_table

    @property
    def quoted(self) -> str:
        return connection.ops.quote_name(self.name)

    @property
    def file(self) -> str:
        return f"tables/{self.name}.csv"

    @property
    def columns(self) -> list[str]:
        return [str(field.column) for field in self.fields]

    @property
    def key(self) -> list[str]:
        return [str(field.column) for field in self.model._meta.pk_fields]

    @property
    def copy_out(self) -> str:
        """In the order of its key, so that the same rows make the same bytes."""
        order = _listed(self.key)
        rows = f"SELECT {_listed(self.columns)} FROM {self.quoted} ORDER BY {order}"  # noqa: S608
        return f"COPY ({rows}) TO STDOUT WITH (FORMAT csv, HEADER, ENCODING 'UTF8')"

    @property
    def copy_in(self) -> str:
        options = "FORMAT csv, HEADER MATCH, ENCODING 'UTF8'"
        return f"COPY {self.quoted} ({_listed(self.columns)}) FROM STDIN WITH ({options})"


def tables() -> list[Table]:
    """Those that another points at come first."""
    found = {model: _table(model) for model in _models()}
    graph = {model: _points_at(model) & found.keys() - {model} for model in found}
    return [found[model] for model in TopologicalSorter(graph).static_order()]


def _models() -> set[type[Model]]:
    """Ours, and whatever they point at: the history of a record names the act that changed it."""
    wanted = [model for model in apps.get_models(include_auto_created=True) if _is_ours(model)]
    found: set[type[Model]] = set()
    while wanted:
        model = wanted.pop()
        is_a_table = model._meta.managed and not model._meta.proxy
        if is_a_table and model not in found and model._meta.label not in rules().left_out:
            found.add(model)
            wanted += _points_at(model)
    return found


def _is_ours(model: type[Model]) -> bool:
    return Path(apps.get_app_config(model._meta.app_label).path).parent == Path(settings.BASE_DIR)


def _points_at(model: type[Model]) -> set[type[Model]]:
    related = (field.related_model for field in model._meta.concrete_fields if field.is_relation)
    return {each for each in related if isinstance(each, type)}


def _table(model: type[Model]) -> Table:
    without = rules().fields_left_out.get(model._meta.label, {})
    held = [field for field in model._meta.concrete_fields if field.column and not field.generated]
    left = tuple((str(field.column), without[field.name]) for field in held if field.name in without)
    return Table(model, tuple(field for field in held if field.name not in without), left)


def _listed(columns: list[str]) -> str:
    return ", ".join(_quoted(columns))


def _quoted(columns: list[str]) -> Iterator[str]:
    return (connection.ops.quote_name(column) for column in columns)

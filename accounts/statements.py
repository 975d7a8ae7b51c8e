"""SQL that is written once: composing a query takes Django longer than the database takes to answer it.

A question that every request asks has few shapes. Its queryset stays the one place that says what is asked;
the SQL that it compiles to is kept for each shape, and the values are put in where they belong.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property, lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Field, Model, QuerySet
from django.db.models.sql import InsertQuery

_MOST_SHAPES = 512


@dataclass(frozen=True)
class _Written:
    """The SQL of one shape: its parameters, and which of them (by position) is which value."""

    sql: str
    parameters: tuple[Any, ...]
    places: tuple[tuple[int, int], ...]


class Statement:
    """The rows of a queryset, as tuples: `compose(*shape, *values)` is called once for each shape.

    Values are integers, texts, days and instants; how many there are of which type follows from the shape.
    `compose` may not look into them, since it is given others in their stead; where one of those is not found
    again in what was compiled, nothing is kept and the queryset is composed anew each time.
    """

    def __init__(self, compose: "Callable[..., QuerySet[Any, Any]]") -> None:
        self._compose = compose
        self._known = lru_cache(maxsize=_MOST_SHAPES)(self._write)

    def rows(self, *shape: Any, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        try:
            sql, parameters = self.sql(*shape, values=values)
        except EmptyResultSet:
            return []
        with connections["default"].cursor() as cursor:
            cursor.execute(sql, parameters)
            found: list[tuple[Any, ...]] = cursor.fetchall()
        return found

    def sql(self, *shape: Any, values: Sequence[Any]) -> tuple[str, tuple[Any, ...]]:
        """The statement with its parameters; `EmptyResultSet` where nothing could be found."""
        written = self._known(shape, tuple(map(type, values)))
        if written is None:
            return self._compiled(*shape, *values)
        parameters = list(written.parameters)
        for position, which in written.places:
            parameters[position] = values[which]
        return written.sql, tuple(parameters)

    def _write(self, shape: tuple[Any, ...], types: tuple[type, ...]) -> _Written | None:
        marks = [_mark(each, number) for number, each in enumerate(types)]
        sql, parameters = self._compiled(*shape, *marks)
        # Of the same type too: an instant equals no day, but a number equals a number of another kind.
        numbers = {(type(mark), mark): number for number, mark in enumerate(marks)}
        places = [
            (position, numbers[type(each), each])
            for position, each in enumerate(parameters)
            if type(each) in types and (type(each), each) in numbers
        ]
        if {which for _, which in places} != set(range(len(marks))):
            return None
        return _Written(sql, parameters, tuple(places))

    def _compiled(self, *arguments: Any) -> tuple[str, tuple[Any, ...]]:
        sql, parameters = self._compose(*arguments).query.sql_with_params()
        return sql, tuple(parameters)


class NewRow:
    """A row of a model, put in with SQL that is compiled once; what is written, the model's fields say.

    The key is the database's to give, as is every column that it has a default for.
    """

    def __init__(self, model: type[Model]) -> None:
        self._model = model

    def write(self, record: Model) -> None:
        """The record as it is, which then has its key."""
        connection = connections["default"]
        values = [each.get_db_prep_save(each.pre_save(record, True), connection) for each in self._fields]
        with connection.cursor() as cursor:
            cursor.execute(self._sql, values)
            for field, given in zip(self._given, cursor.fetchone(), strict=True):
                setattr(record, field.attname, given)
        record._state.adding, record._state.db = False, connection.alias

    @cached_property
    def _fields(self) -> "list[Field[Any, Any]]":
        meta = self._model._meta
        return [
            each
            for each in meta.local_concrete_fields
            if each is not meta.auto_field and not each.generated and not each.has_db_default()
        ]

    @cached_property
    def _given(self) -> "list[Field[Any, Any]]":
        return list(self._model._meta.db_returning_fields)

    @cached_property
    def _sql(self) -> str:
        query = InsertQuery(self._model)
        query.insert_values(self._fields, [self._model()])
        compiler = query.get_compiler("default")
        compiler.returning_fields = self._given
        [(sql, _)] = compiler.as_sql()
        return str(sql)


def _mark(kind: type, number: int) -> Any:
    """A value that nobody asks for."""
    if kind is int:
        return -(1 << 60) - number
    if kind is datetime:
        return datetime(1000, 1, 1, tzinfo=UTC) + timedelta(seconds=number)
    if kind is date:
        return date(1000, 1, 1) + timedelta(days=number)
    if kind is str:
        return f"\x01{number}\x01"
    raise TypeError(f"No value of a statement may be a {kind.__name__}.")

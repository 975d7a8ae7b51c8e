"""Rows that come by the hundred thousand belong to one row of another table, and the database sees to it.

A foreign key asks row by row, which is a fifth of the time of an import. These triggers ask once a
statement, lock what the rows belong to as a key would, and refuse what it would refuse; only that they do so
at once, and not at the end of the transaction. Both sides have to be given theirs. They hold at the isolation
of READ COMMITTED, in which everything of ours is written.
"""

from typing import Any

import pgtrigger
from django.db.models import DO_NOTHING, Field, ForeignKey

_AT_ONCE: dict[str, Any] = {"level": pgtrigger.Statement, "when": pgtrigger.After}
_REFUSE = "RAISE foreign_key_violation USING MESSAGE = '{words}', TABLE = TG_TABLE_NAME;"
_COME = """
    IF EXISTS (
        SELECT FROM (SELECT DISTINCT {column} AS wanted FROM after) AS came
        WHERE NOT EXISTS (SELECT FROM {whole} AS whole WHERE whole.id = came.wanted FOR KEY SHARE)
    ) THEN {refuse} END IF;
    RETURN NULL;
"""
_GO = """
    IF EXISTS (SELECT FROM {part} AS part JOIN before ON before.id = part.{column}) THEN {refuse} END IF;
    RETURN NULL;
"""
_GO_ALL = """
    IF EXISTS (SELECT FROM {part}) THEN {refuse} END IF;
    RETURN NULL;
"""


def belongs_to(whole: str, field: str) -> list[pgtrigger.Trigger]:
    """For the model whose rows belong to a row of that table, by that field; a row stays with its whole."""
    refuse = _REFUSE.format(words=f"rows of nothing in {whole}")
    return [
        pgtrigger.Trigger(
            name="belongs_when_it_comes",
            operation=pgtrigger.Insert,
            referencing=pgtrigger.Referencing(new="after"),  # type: ignore[no-untyped-call]
            func=_COME.format(whole=whole, column=f"{field}_id", refuse=refuse),
            **_AT_ONCE,
        ),
        pgtrigger.Trigger(
            name="stays_where_it_belongs",
            when=pgtrigger.Before,
            operation=pgtrigger.UpdateOf(f"{field}_id"),  # type: ignore[no-untyped-call]
            condition=pgtrigger.Q(**{f"old__{field}__df": pgtrigger.F(f"new__{field}")}),
            func=_REFUSE.format(words=f"a row stays with its own in {whole}"),
        ),
    ]


def is_whole_of(part: str, field: str) -> list[pgtrigger.Trigger]:
    """For the model that rows of that table belong to: it goes after them."""
    column, refuse = f"{field}_id", _REFUSE.format(words=f"rows of {part} belong to it")
    return [
        pgtrigger.Trigger(
            name=f"goes_after_{part}",
            operation=pgtrigger.Delete,
            referencing=pgtrigger.Referencing(old="before"),  # type: ignore[no-untyped-call]
            func=_GO.format(part=part, column=column, refuse=refuse),
            **_AT_ONCE,
        ),
        pgtrigger.Trigger(
            name=f"emptied_after_{part}",
            operation=pgtrigger.Truncate,
            func=_GO_ALL.format(part=part, refuse=refuse),
            **_AT_ONCE,
        ),
    ]


def holds(field: "Field[Any, Any]") -> bool:
    """Whether the key holds what it points at, by a constraint or by these triggers; a history does not."""
    return isinstance(field, ForeignKey) and field.remote_field.on_delete is not DO_NOTHING


def is_held_by_triggers(field: "Field[Any, Any]") -> bool:
    key: Any = field
    return holds(field) and not key.db_constraint

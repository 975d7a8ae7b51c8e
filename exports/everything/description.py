"""What the tables mean, for whoever has nothing but the file: a Frictionless data package."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Field

from audit.belonging import holds
from exports.everything.copying import Copied
from exports.everything.rules import rules
from exports.everything.tables import Table

FILE = "datapackage.json"
# Changes when a file is to be read in another way.
FORMAT = 1

_TYPES = {
    "BooleanField": "boolean",
    "DateField": "date",
    "TimeField": "time",
    "DateTimeField": "datetime",
    "DecimalField": "number",
    "FloatField": "number",
    "JSONField": "any",
    "UUIDField": "string",
}
_SAID_OF = {
    "ArrayField": "Several values between { and }, as PostgreSQL writes an array.",
    "BinaryField": "Bytes: \\x, then two hexadecimal digits for each.",
    "DurationField": "A length of time, ISO 8601.",
    "JSONField": "JSON.",
}


def description(
    copied: Mapping[Table, Copied], *, made_at: datetime, reason: str, migrations: dict[str, list[str]]
) -> dict[str, Any]:
    return {
        "profile": "data-package",
        "name": "harlowsafety",
        "title": "Everything that the partnership's dashboard holds",
        "created": made_at.isoformat(),
        "marking": settings.MARKING,
        "reason": reason,
        "format": FORMAT,
        "migrations": migrations,
        "left_out": {**rules().left_out, **_fields_left_out()},
        "resources": [_resource(table, outcome) for table, outcome in copied.items()],
    }


def migrations_of(tables: list[Table]) -> dict[str, list[str]]:
    """The steps by which this database came to have these tables: another version has others."""
    labels = {table.model._meta.app_label for table in tables}
    applied = MigrationRecorder(connection).applied_migrations()
    return {label: sorted(name for app, name in applied if app == label) for label in sorted(labels)}


def _fields_left_out() -> dict[str, str]:
    return {
        f"{label}.{field}": "A credential: not taken out."
        for label, fields in rules().fields_left_out.items()
        for field in fields
    }


def _resource(table: Table, copied: Copied) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": table.file,
        "title": str(table.model._meta.verbose_name).capitalize(),
        "description": _about(table),
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\n"},
        "bytes": copied.size,
        "rows": copied.rows,
        "hash": f"sha256:{copied.sha256}",
        "schema": {
            "fields": [_field(field) for field in table.fields],
            "primaryKey": table.key,
            "foreignKeys": [_foreign_key(field) for field in table.fields if holds(field)],
            "missingValues": [""],
        },
    }


def _about(table: Table) -> str:
    written = (table.model.__doc__ or "").strip()
    is_automatic = written.startswith(f"{table.model.__name__}(")
    tracked = getattr(table.model, "pgh_tracked_model", None)
    if tracked is not None:
        return f"History of {tracked._meta.verbose_name}: each row is how one was, and what was done to it."
    return "" if is_automatic else " ".join(written.split())


def _field(field: "Field[Any, Any]") -> dict[str, Any]:
    kind = _basic(field)
    told: dict[str, Any] = {
        "name": field.column,
        "title": str(field.verbose_name).capitalize(),
        "type": _TYPES.get(kind, "integer" if "Integer" in kind or "AutoField" in kind else "string"),
        "constraints": {"required": not field.null, "unique": bool(field.unique)},
    }
    if kind == "DateTimeField":
        told["format"] = "any"
    if kind == "BooleanField":
        told |= {"trueValues": ["t"], "falseValues": ["f"]}
    if kind == "UUIDField":
        told["format"] = "uuid"
    said = " ".join(each for each in (str(field.help_text), _SAID_OF.get(kind, "")) if each)
    if said:
        told["description"] = said
    if choices := field.flatchoices:
        told["choices"] = {str(value): str(label) for value, label in choices}
    return told


def _basic(field: "Field[Any, Any]") -> str:
    """Of a key to another table, what kind the key there is."""
    while field.is_relation:
        field = field.target_field  # type: ignore[attr-defined]
    return field.get_internal_type()


def _foreign_key(field: Any) -> dict[str, Any]:
    there = field.target_field
    return {
        "fields": [field.column],
        "reference": {"resource": there.model._meta.db_table, "fields": [there.column]},
    }

"""What hinders taking a batch's rows out again: rows that were changed since, and whatever points at them."""

from collections.abc import Collection
from typing import Any

from django.db.models import Model, QuerySet

_NAMED = 5
Rows = QuerySet[Any, Any]


def why_not_deleted(rows: Rows, *, own_parts: Collection[str] = ()) -> list[str]:
    """A sentence for each reason, with the references of the first few rows.

    `own_parts` are the models, by name, whose records are a part of a row and go with it.
    """
    reasons = []
    if changed := _references(rows.filter(events__pgh_label="update")):
        reasons.append(f"{_named(changed)} changed since the import.")
    for field in rows.model._meta.get_fields(include_hidden=True):
        if not _points_here(field) or field.related_model.__name__ in own_parts:
            continue
        pointing = field.related_model._base_manager.values(field.field.attname)
        if held := _references(rows.filter(pk__in=pointing)):
            what = str(field.related_model._meta.verbose_name)
            article = "an" if what[0] in "aeiou" else "a"
            reasons.append(f"{_named(held, each='has', all_of='have')} {article} {what} since the import.")
    return reasons


def _points_here(field: Any) -> bool:
    """Whether it is another record's key to this one; what history keeps points at nothing any more."""
    if not (field.auto_created and (field.one_to_many or field.one_to_one)) or field.concrete:
        return False
    related: type[Model] = field.related_model
    return not hasattr(related, "pgh_tracked_model") and field.field.name != "pgh_obj"


def _references(rows: Rows) -> list[str]:
    return list(rows.order_by("reference").values_list("reference", flat=True).distinct())


def _named(references: list[str], *, each: str = "was", all_of: str = "were") -> str:
    first = ", ".join(references[:_NAMED])
    if len(references) > _NAMED:
        return f"{first} and {len(references) - _NAMED:,} more {all_of}"
    return f"{first} {each if len(references) == 1 else all_of}"

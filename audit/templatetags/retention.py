"""Says on other rooms' pages what retention means for them: held, or erased."""

from typing import Any

from django import template

from audit.retention.kinds import all_kinds
from audit.retention.over import erased_before, held_by

register = template.Library()


@register.inclusion_tag("audit/retention/_held.html")
def held_back(key: str, record: Any) -> dict[str, bool]:
    """That the record is held, and not why: the reason is for whoever manages retention."""
    kind = all_kinds()[key]
    return {"is_held": kind.rows.filter(held_by(kind), pk=record.pk).exists()}


@register.inclusion_tag("audit/retention/_erased.html")
def erased_note(key: str) -> dict[str, Any]:
    """On pages of figures: before which day they are not complete, and what is left."""
    return {"kind": all_kinds()[key], "whole_from": erased_before(key)}

"""A count on the map page, as a link to the rows behind it where its reader may list them."""

from dataclasses import replace
from typing import Any

from django import template
from django.utils.html import format_html

from hotspots.asked.address import rows_address
from hotspots.asked.periods import Period

register = template.Library()


@register.simple_tag(takes_context=True)
def rows(
    context: dict[str, Any], count: int, *, of: str = "", within: Period | None = None, **which: Any
) -> str:
    """`which` is as in `rows_address`, `of` what the count is of, `within` its own period.

    Nothing is behind a zero, so it is no link. The context's `rows_of` is the selection, or None for who may
    not list incidents.
    """
    selection = context.get("rows_of")
    if selection is None or not count:
        return f"{count:,}"
    if within is not None:
        selection = replace(selection, period=within)
    return format_html(
        '<a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden"> incident{}{}</span></a>',
        rows_address(selection, **which),
        f"{count:,}",
        "" if count == 1 else "s",
        f", {of}" if of else "",
    )

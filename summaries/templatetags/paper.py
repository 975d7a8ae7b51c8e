"""Cells of the paper on a page: which figure each is, what it means, and the records behind it."""

from typing import Any

from django import template
from django.urls import resolve
from django.utils.html import format_html

from accounts.rights import Right
from summaries.paper.blocks import Cell, Table

register = template.Library()
MOST_STACKED = 7


@register.simple_tag(takes_context=True)
def cell_text(context: Any, cell: Cell, about: str = "") -> str:
    """The cell's text, as a link to the records behind it for those who may list them.

    `about` says of what it is to those who hear the link alone.
    """
    if not cell.rows or not _may_open(context, cell.rows):
        return cell.text
    hidden = format_html('<span class="govuk-visually-hidden">, {}</span>', about) if about else ""
    return format_html('<a class="govuk-link" href="{}">{}{}</a>', cell.rows, cell.text, hidden)


@register.simple_tag(takes_context=True)
def column_text(context: Any, table: Table, place: int) -> str:
    """A column's heading, as a link to what its figures mean."""
    return _defined(context, table.columns[place], table.definitions[place])


@register.simple_tag(takes_context=True)
def defined(context: Any, text: str, definition: str) -> str:
    """Words as a link to their definition, where the paper has one."""
    return _defined(context, text, definition)


@register.simple_tag
def column_name(table: Table, place: int) -> str:
    return table.columns[place]


@register.filter
def stacks(table: Table) -> bool:
    """Whether each row is a card on a phone: tables with words, unless they have too many columns."""
    has_words = bool(table.wordy) or table.numeric_from >= len(table.columns)
    return has_words and len(table.columns) <= MOST_STACKED


@register.filter
def is_numeric(table: Table, place: int) -> bool:
    return place >= table.numeric_from and place not in table.wordy


def _defined(context: Any, text: str, key: str) -> str:
    if key not in dict(context["paper"].definitions):
        return text
    return format_html('<a class="govuk-link app-defined" href="#definition-{}">{}</a>', key, text)


def _may_open(context: Any, address: str) -> bool:
    """What the page behind the address asks for, looked up once for each page."""
    path = address.partition("?")[0]
    known = context.render_context.setdefault("may_open", {})
    if path not in known:
        right: Right = resolve(path).func.view_class.right  # type: ignore[attr-defined]
        known[path] = context["request"].user.can(right)
    return bool(known[path])


@register.filter
def called(key: str) -> str:
    """planned_visits → Planned visits"""
    return key.replace("_", " ").capitalize()

"""Small pieces of GOV.UK markup. A builtin library: templates need not load it."""

from datetime import date, datetime
from typing import Any

from django import template
from django.forms import CheckboxSelectMultiple, MultiWidget, RadioSelect
from django.forms.boundfield import BoundField
from django.template.context import RequestContext
from django.urls import reverse
from django.utils import timezone

register = template.Library()

TAG_COLOURS = {
    "draft": "yellow", "issued": "green", "withdrawn": "grey", "active": "green",
    "paused": "orange", "not_recorded": "grey",
    "delivered": "green", "partly_delivered": "yellow", "missed": "red", "cancelled": "grey",
    "partial": "yellow", "missing": "orange",
    "staged": "blue", "checked": "yellow", "imported": "green", "refused": "red", "undone": "grey",
    "abandoned": "grey",
    "recent": "green", "due": "yellow", "overdue": "red", "never": "grey",
}  # fmt: skip


@register.filter
def day(value: date | datetime | None) -> str:
    """22 November 2026"""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value)
    return f"{value.day} {value:%B %Y}"


@register.filter
def weekday(value: date | datetime | None) -> str:
    """Sunday 22 November 2026"""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value)
    return f"{value:%A} {value.day} {value:%B %Y}"


@register.filter
def clock(value: datetime | None) -> str:
    """19:40, as on the wall clock here"""
    return "" if value is None else f"{timezone.localtime(value):%H:%M}"


@register.filter
def moment(value: datetime | None) -> str:
    """22 November 2026, 19:40"""
    return "" if value is None else f"{day(value)}, {clock(value)}"


@register.filter
def yes_no(value: bool | None) -> str:
    """Three answers, because not recorded is not no."""
    return {True: "Yes", False: "No", None: "Not recorded"}[value]


@register.inclusion_tag("govuk/section.html", takes_context=True)
def section(context: RequestContext, name: str, label: str, right: str = "") -> dict[str, Any]:
    """A link of a menu of sections to the route of that name, marked where one is.

    With a `right`, it is there only for people who have it.
    """
    url, request = reverse(name), context["request"]
    may_open = not right or request.user.can(right)
    return {"url": url, "label": label, "current": request.path == url, "may_open": may_open}


@register.inclusion_tag("govuk/tag.html")
def status_tag(value: str, label: str) -> dict[str, str]:
    return {"label": label, "colour": TAG_COLOURS.get(value, "blue")}


@register.inclusion_tag("govuk/pagination.html", takes_context=True)
def pagination(context: RequestContext) -> dict[str, Any]:
    page = context["page_obj"]
    return {
        "request": context["request"],
        "page_obj": page,
        "pages": page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1),
        "gap": page.paginator.ELLIPSIS,
    }


@register.filter
def error_target(field: BoundField) -> str:
    """The id of the first input that a link in the error summary should lead to."""
    widget = field.field.widget
    if isinstance(widget, (MultiWidget, RadioSelect, CheckboxSelectMultiple)):
        return f"{field.auto_id}_0"
    return str(field.id_for_label or field.auto_id)


@register.filter
def kind_of_widget(field: BoundField) -> str:
    return type(field.field.widget).__name__

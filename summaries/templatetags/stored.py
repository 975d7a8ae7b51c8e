"""Days and moments out of frozen figures, where they stand as ISO text."""

from datetime import date, datetime

from django import template

register = template.Library()


@register.filter
def stored_day(value: str) -> date:
    """{{ "2026-11-09"|stored_day|day }}"""
    return date.fromisoformat(value)


@register.filter
def stored_moment(value: str) -> datetime:
    """{{ "2026-11-16T06:00:00Z"|stored_moment|moment }}"""
    return datetime.fromisoformat(value)

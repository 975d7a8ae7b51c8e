"""Times of a patrol on its pages."""

from datetime import datetime

from django import template

from patrols.clock import clock, names_zone
from patrols.models import Patrol

register = template.Library()


@register.filter
def clock_of(moment: datetime, patrol: Patrol) -> str:
    """19:40; with BST or GMT on a patrol of the night in which the clocks change."""
    return clock(moment, zone=names_zone(patrol.started_at, patrol.ended_at or moment))

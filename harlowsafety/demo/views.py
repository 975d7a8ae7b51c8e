"""Views that people keep of the map: the questions that they ask again each week."""

from collections.abc import Mapping
from datetime import datetime

from accounts.models import User
from hotspots.saved.services import save_view

_VIEWS = (
    ("liaison", "Violence, evenings, last 4 weeks", "map", "category=violence&time_of_day=evening", True),
    ("liaison", "The Stow by week", "trend", "zone=the-stow", False),
    ("analyst", "Change on last year", "change", "period=12-weeks&compare=last-year", True),
)


def make_views(people: Mapping[str, User], now: datetime) -> None:
    for role, name, page, query, is_shared in _VIEWS:
        save_view(by=people[role], now=now, name=name, page=page, query=query, is_shared=is_shared)

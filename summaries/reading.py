"""Which paper a person is shown for a week."""

from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from measures.weeks import Week
from summaries.models import WeeklySummary


def paper_of_week(user: User | AnonymousUser, week: Week, version: str | None = None) -> WeeklySummary | None:
    """The newest version that the person may read, or the version asked for; None when there is none."""
    papers = WeeklySummary.objects.visible_to(user).of_week(week).for_reading().order_by("-version")
    if version:
        papers = (
            papers.filter(version=int(version)) if version.isdecimal() and len(version) < 5 else papers.none()
        )
    found: WeeklySummary | None = papers.first()
    return found

"""Which paper a person is shown for a week, and the one that somebody is about to change."""

from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from measures.weeks import Week
from summaries.models import WeeklySummary


def paper_of_week(user: User | AnonymousUser, week: Week, version: str | None = None) -> WeeklySummary | None:
    """The newest version that the person may read, or the version asked for; None when there is none."""
    papers = (
        WeeklySummary.objects.visible_to(user).of_week(week).for_reading().with_steps().order_by("-version")
    )
    if version:
        papers = (
            papers.filter(version=int(version)) if version.isdecimal() and len(version) < 5 else papers.none()
        )
    found: WeeklySummary | None = papers.first()
    return found


def locked(summary: WeeklySummary) -> WeeklySummary:
    """The paper as it is now, and nobody else's to change until this transaction ends."""
    found: WeeklySummary = WeeklySummary.objects.select_for_update().get(pk=summary.pk)
    return found

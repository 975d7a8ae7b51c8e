"""What a person's first page tells of the summaries."""

from datetime import datetime
from typing import Any

from accounts.models import User
from accounts.rights import Right
from measures.weeks import last_complete_week, local
from summaries.life.attempts import last_failure, weeks_with_a_paper
from summaries.life.lateness import late_week
from summaries.models import Action, WeeklySummary


def for_home(user: User, now: datetime) -> dict[str, Any]:
    """For `summaries/_home_councillor.html` and `summaries/_home_supervisor.html`.

    Keys: `latest_issued` (a summary or None); for those who work on drafts also `last_week`,
    `last_weeks_summary` (None when it has not been compiled), `drafts` (each with
    `open_comments`), `overdue_actions`, `late` (the week whose paper should be there and is not, or
    None) and `late_because` (the last try that failed).
    """
    papers = WeeklySummary.objects.visible_to(user).for_list()
    found: dict[str, Any] = {"latest_issued": papers.issued().first()}
    if user.can(Right.READ_DRAFT_SUMMARIES):
        last_week = last_complete_week(now)
        late = late_week(now, weeks_with_a_paper(now))
        found |= {
            "last_week": last_week,
            "last_weeks_summary": papers.of_week(last_week).first(),
            "drafts": list(papers.drafts().with_open_comments()),
            "overdue_actions": list(Action.objects.overdue_on(local(now).date()).for_list()),
            "late": late,
            "late_because": last_failure(late) if late else None,
            "may_compile": user.can(Right.WRITE_SUMMARIES),
            "may_approve": user.can(Right.APPROVE_SUMMARIES),
            "may_issue": user.can(Right.ISSUE_SUMMARIES),
        }
    return found

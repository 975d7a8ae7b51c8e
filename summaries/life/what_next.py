"""What has been done to a paper and what a person may do with it next, for the head of its page."""

from dataclasses import dataclass
from typing import Any

from accounts.models import User
from accounts.rights import Right
from summaries.life.approval import has_read
from summaries.life.steps import authors_of, work_of
from summaries.models import WeeklySummary

Status = WeeklySummary.Status
# What is next in each state: the address, what the button says, and whose it is.
NEXT = {
    Status.DRAFT: ("summaries:check", "Check", Right.WRITE_SUMMARIES),
    Status.CHECKED: ("summaries:approve", "Approve", Right.APPROVE_SUMMARIES),
    Status.APPROVED: ("summaries:issue", "Issue", Right.ISSUE_SUMMARIES),
}


# What a page says of a step that is not next: its button would only be refused.
NOT_NOW: dict[str, dict[str, str]] = {
    "check": {
        Status.CHECKED: "This version is checked already.",
        Status.APPROVED: "This version is checked and approved already.",
    },
    "approve": {
        Status.DRAFT: "This draft has not been checked. Check it first, then it can be approved.",
        Status.APPROVED: "This version is approved already.",
    },
    "send_back": {Status.DRAFT: "This paper is a draft already. Edit it, or comment on it."},
    "issue": {
        Status.DRAFT: "This draft has neither been checked nor approved. It can be issued once it is.",
        Status.CHECKED: "This paper has not been approved. It can be issued once it is.",
    },
}


@dataclass(frozen=True)
class Button:
    """The one step that takes the paper further."""

    route: str
    label: str


def what_next(summary: WeeklySummary, user: User, *, is_newest: bool) -> dict[str, Any]:
    """For `_steps.html` and `_what_next.html`; the steps of a draft are for those who work on it."""
    steps = list(summary.steps.all())
    found: dict[str, Any] = {
        "steps": steps,
        "may_see_notes": user.can(Right.READ_DRAFT_SUMMARIES),
        **_what_it_corrects(summary),
        "authors": authors_of(steps),
        "may_correct": summary.is_issued and is_newest and user.can(Right.WRITE_SUMMARIES),
    }
    if summary.is_issued:
        return found
    route, label, right = NEXT[Status(summary.status)]
    reader = user.can(Right.COMMENT_ON_DRAFTS) and user.is_police
    return found | {
        "next_step": Button(route, label) if user.can(right) else None,
        "own_work": " and ".join(work_of(steps, user)) if summary.status == Status.CHECKED else "",
        "may_write": user.can(Right.WRITE_SUMMARIES),
        "may_send_back": summary.status != Status.DRAFT and user.can(Right.APPROVE_SUMMARIES),
        "may_say_nothing_to_add": reader and not has_read(summary, steps, user),
    }


def _what_it_corrects(summary: WeeklySummary) -> dict[str, Any]:
    """For `_differences.html`; the figures that differ were frozen with the version itself."""
    corrected = summary.corrects
    if corrected is None:
        return {}
    found = summary.figures.get("differences", [])
    return {
        "corrected_version": corrected.version,
        "differences": {
            "itself": [each for each in found if not each.get("follows")],
            "following": [each for each in found if each.get("follows")],
        },
        "words_differ": corrected.sentences if corrected.narrative != summary.narrative else [],
    }

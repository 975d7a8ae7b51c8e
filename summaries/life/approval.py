"""A paper is checked, read by the police liaison, approved by somebody who did not write it, or sent back."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from summaries.life.doubts import keep_or_refuse
from summaries.life.reading import locked
from summaries.life.steps import back_to_draft, record_step, work_of
from summaries.models import Step, WeeklySummary

Status = WeeklySummary.Status
CHANGED = "The draft has changed since you opened it. Read it again first."
ISSUED = "This paper is issued. Begin a corrected version to change anything."
_STATES = ("complete", "partial", "missing")


@transaction.atomic
def check_summary(
    *, summary: WeeklySummary, by: User, now: datetime, seen: str | None = None
) -> WeeklySummary:
    """Somebody has seen of each section whether it is complete. Once checked, again changes nothing."""
    paper = _open(summary, seen)
    if paper.status != Status.DRAFT:
        return paper
    paper.status, paper.checked_by, paper.checked_at = Status.CHECKED, by, now
    paper.save(update_fields=["status", "checked_by", "checked_at"])
    record_step(paper, Step.Kind.CHECKED, by=by, at=now, note=how_complete(paper.figures))
    return paper


@transaction.atomic
def approve_summary(
    *, summary: WeeklySummary, by: User, now: datetime, seen: str | None = None, keep_because: str = ""
) -> WeeklySummary:
    """A named person stands for what the paper says: one who did not work on this version.

    A number in the sentences that is in no figure is refused, unless `keep_because` says why it is kept.
    """
    paper = _open(summary, seen)
    if paper.status == Status.APPROVED:
        return paper
    if paper.status == Status.DRAFT:
        raise ValidationError("This draft has not been checked. Check it first, then approve it.")
    refuse_an_author(paper, by)
    keep_or_refuse(paper, by=by, now=now, because=keep_because)
    paper.status, paper.approved_by, paper.approved_at = Status.APPROVED, by, now
    paper.save(update_fields=["status", "approved_by", "approved_at"])
    record_step(paper, Step.Kind.APPROVED, by=by, at=now)
    return paper


@transaction.atomic
def send_back(
    *, summary: WeeklySummary, by: User, now: datetime, reason: str, seen: str | None = None
) -> WeeklySummary:
    """Ask for something to be changed: the paper is a draft again, and says what for."""
    paper = _open(summary, seen)
    if not reason.strip():
        raise ValidationError({"reason": "Say what has to change."})
    if paper.status == Status.DRAFT:
        raise ValidationError("This paper is a draft already. Edit it, or comment on it.")
    back_to_draft(paper)
    paper.save()
    record_step(paper, Step.Kind.SENT_BACK, by=by, at=now, note=reason.strip())
    return paper


@transaction.atomic
def read_with_nothing_to_add(
    *, summary: WeeklySummary, by: User, now: datetime, seen: str | None = None
) -> WeeklySummary:
    """The police liaison has read the paper as it stands. Asked for, never waited for."""
    paper = _open(summary, seen)
    if not by.is_police:
        raise ValidationError("This is for the police liaison. Anybody else who has read it can comment.")
    if not has_read(paper, paper.steps.all(), by):
        record_step(paper, Step.Kind.READ_BY_LIAISON, by=by, at=now)
    return paper


def has_read(paper: WeeklySummary, steps: Iterable[Step], person: User) -> bool:
    """Whether that person said so of the paper as it stands now."""
    return any(
        (step.kind, step.by_id, step.fingerprint) == (Step.Kind.READ_BY_LIAISON, person.pk, paper.fingerprint)
        for step in steps
    )


def refuse_an_author(paper: WeeklySummary, by: User) -> None:
    """Four eyes: whoever compiled, refreshed, edited or corrected this version does not approve it."""
    work = work_of(paper.steps.all(), by)
    if work:
        raise ValidationError(f"Somebody else must approve this: {' and '.join(work)}.")


def how_complete(figures: dict[str, Any]) -> str:
    """What a checker was shown: "7 sections complete, 1 partial (Patrols), 1 missing (Next week)"."""
    sections = figures.get("sections") or []
    named = {state: [each["name"] for each in sections if each["state"] == state] for state in _STATES}
    whole = len(named["complete"])
    said = [f"{whole} section{'' if whole == 1 else 's'} complete"] if whole else []
    said += [f"{len(named[s])} {s} ({', '.join(named[s])})" for s in _STATES[1:] if named[s]]
    return ", ".join(said)[:300]


def _open(summary: WeeklySummary, seen: str | None) -> WeeklySummary:
    """The paper as it is now, if it is not issued and still says what was read."""
    paper = locked(summary)
    if paper.is_issued:
        raise ValidationError(ISSUED)
    if seen is not None and seen != paper.fingerprint:
        raise ValidationError(CHANGED)
    return paper

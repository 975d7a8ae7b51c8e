"""A paper's steps: compiling, issuing, and beginning a corrected version."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction

from accounts.models import User
from measures.weeks import Week
from summaries.figures import Figures, figures_for
from summaries.life.reading import locked
from summaries.life.revisions import differences
from summaries.life.sealing import seal
from summaries.models import WeeklySummary
from summaries.paper.definitions import VERSION
from summaries.wording.drafting import narrative

_LOCK = 7_306_011  # any number that nothing else locks on


@transaction.atomic
def compile_summary(*, week: Week, now: datetime, by: User | None = None) -> WeeklySummary:
    """The week's draft, made or brought up to date; an issued paper comes back as it is.

    Safe to run twice and at once: whoever comes second waits, and then finds the draft. Words that
    somebody edited are kept. Refuses a week that is not over.
    """
    if now < week.ends_at:
        raise ValidationError({"week": f"{week.label} is not over yet: it can be compiled from Monday."})
    _one_at_a_time(week)
    newest = _newest(week)
    if newest is not None and newest.is_issued:
        return newest
    draft = newest or _blank(week, version=1)
    return _fill(draft, figures_for(week, as_at=now), now, by)


@transaction.atomic
def start_correction(*, summary: WeeklySummary, by: User, now: datetime) -> WeeklySummary:
    """A draft of the next version, with today's figures. The issued paper stays; twice makes one."""
    week = summary.week
    _one_at_a_time(week)
    newest = _newest(week)
    if newest is None or not newest.is_issued:
        return newest or summary
    draft = _blank(week, version=newest.version + 1)
    return _fill(draft, figures_for(week, as_at=now), now, by)


@transaction.atomic
def issue_summary(
    *, summary: WeeklySummary, by: User, now: datetime, seen: str | None = None
) -> WeeklySummary:
    """Freeze the draft as it was compiled, and seal it. Issuing twice changes nothing.

    `seen` is the fingerprint of the draft that was read; a draft that has changed since is refused.
    """
    paper = locked(summary)
    if paper.is_issued:
        return paper
    if seen is not None and seen != paper.fingerprint:
        raise ValidationError("The draft has changed since you opened it. Read it again, then issue it.")
    paper.status = WeeklySummary.Status.ISSUED
    paper.issued_by, paper.issued_at = by, now
    paper.sha256 = seal(contents(paper))
    paper.save()
    return paper


def contents(paper: WeeklySummary) -> dict[str, Any]:
    """Everything that the seal of a paper covers."""
    return {
        "week": paper.week_text,
        "version": paper.version,
        "data_as_at": paper.data_as_at,
        "definitions_version": paper.definitions_version,
        "narrative": paper.narrative,
        "figures": paper.figures,
    }


def broken_seals() -> list[WeeklySummary]:
    """Issued papers that no longer hold what was issued."""
    issued = WeeklySummary.objects.issued().order_by("year", "number", "version")
    return [paper for paper in issued.iterator() if seal(contents(paper)) != paper.sha256]


def revisions(summary: WeeklySummary, *, now: datetime) -> list[dict[str, Any]]:
    """What late records would change in an issued paper if it were compiled today."""
    if not summary.is_issued:
        return []
    return differences(summary.figures, figures_for(summary.week, as_at=now))


def _one_at_a_time(week: Week) -> None:
    """Wait for whoever else is compiling this week; the lock goes with the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_LOCK, week.year * 100 + week.number])


def _newest(week: Week) -> WeeklySummary | None:
    found: WeeklySummary | None = WeeklySummary.objects.of_week(week).order_by("-version").first()
    return found


def _blank(week: Week, *, version: int) -> WeeklySummary:
    return WeeklySummary(week_text=str(week), year=week.year, number=week.number, version=version)


def _fill(draft: WeeklySummary, figures: Figures, now: datetime, by: User | None) -> WeeklySummary:
    draft.figures = figures
    draft.definitions_version = VERSION
    if not draft.narrative_is_edited:
        draft.narrative = narrative(figures)
    draft.data_as_at = draft.compiled_at = now
    draft.author = by or draft.author
    draft.save()
    return draft

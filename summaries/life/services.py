"""A paper's first and last steps: compiling, issuing, and beginning a corrected version."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from accounts.models import User
from measures.weeks import Week
from summaries.figures import Figures, figures_for
from summaries.life.approval import CHANGED
from summaries.life.code_version import code_version
from summaries.life.differences import differences_between
from summaries.life.reading import locked
from summaries.life.sealing import seal
from summaries.life.steps import back_to_draft, record_step
from summaries.life.verifying import SEAL_VERSION, contents
from summaries.mail.services import queue_mailing
from summaries.models import Step, WeeklySummary
from summaries.paper.definitions import VERSION
from summaries.paper.publishable_reading import publishable_of
from summaries.pdf.services import keep_files
from summaries.wording.drafting import narrative

SCHEMA = "3"
LONGEST_REASON = 200
BEGUN_BEFORE = "Not recorded: it was begun before a reason was asked for"
_LOCK = 7_306_011  # any number that nothing else locks on


@transaction.atomic
def compile_summary(*, week: Week, now: datetime, by: User | None = None) -> WeeklySummary:
    """The week's draft, made or brought up to date; an issued paper comes back as it is.

    Safe to run twice and at once: whoever comes second waits, and then finds the draft. Words that
    somebody edited are kept. What was checked or approved is a draft again, because its figures are
    others. Refuses a week that is not over.
    """
    if now < week.ends_at:
        raise ValidationError({"week": f"{week.label} is not over yet: it can be compiled from Monday."})
    _one_at_a_time(week)
    newest = _newest(week)
    if newest is not None and newest.is_issued:
        return newest
    draft = _filled(newest or _blank(week, version=1), now, by)
    record_step(draft, Step.Kind.REFRESHED if newest else Step.Kind.COMPILED, by=by, at=now)
    return draft


@transaction.atomic
def compile_missing(*, week: Week, now: datetime) -> WeeklySummary | None:
    """The week's draft if there is no paper of it yet; None, and nothing touched, if there is.

    For the timetable, which may come twice or late: somebody may have checked the paper by then.
    """
    _one_at_a_time(week)
    if WeeklySummary.objects.of_week(week).exists():
        return None
    return compile_summary(week=week, now=now)


@transaction.atomic
def start_correction(*, summary: WeeklySummary, by: User, now: datetime, reason: str) -> WeeklySummary:
    """A draft of the next version, with today's figures and why. The issued paper stays; twice makes one."""
    week = summary.week
    if not reason.strip():
        raise ValidationError({"reason": "Say what was wrong. Everybody who reads the new version sees it."})
    if len(reason.strip()) > LONGEST_REASON:
        raise ValidationError({"reason": f"Use at most {LONGEST_REASON} characters."})
    _one_at_a_time(week)
    newest = _newest(week)
    if newest is None or not newest.is_issued:
        return newest or summary
    blank = _blank(week, version=newest.version + 1)
    blank.corrects, blank.correction_reason = newest, reason.strip()
    draft = _filled(blank, now, by)
    record_step(draft, Step.Kind.CORRECTION_BEGUN, by=by, at=now, note=reason.strip())
    return draft


@transaction.atomic
def issue_summary(
    *, summary: WeeklySummary, by: User, now: datetime, seen: str | None = None
) -> WeeklySummary:
    """Freeze an approved paper as it stands, seal it, and tell its readers. Issuing twice changes nothing.

    `seen` is the fingerprint of the paper that was read; one that has changed since is refused.
    """
    paper = locked(summary)
    if paper.is_issued:
        return paper
    if seen is not None and seen != paper.fingerprint:
        raise ValidationError(CHANGED)
    if paper.status != WeeklySummary.Status.APPROVED:
        raise ValidationError("This paper has not been approved. It can be issued once it is.")
    paper.publishable = publishable_of(paper)
    paper.status = WeeklySummary.Status.ISSUED
    paper.issued_by, paper.issued_at = by, now
    paper.seal_version = SEAL_VERSION
    if paper.version > 1 and not paper.correction_reason:
        paper.correction_reason = BEGUN_BEFORE
    paper.sha256 = seal(contents(paper))
    paper.save()
    record_step(paper, Step.Kind.ISSUED, by=by, at=now)
    keep_files(paper, now=now)
    queue_mailing(paper, by=by, now=now)
    return paper


def _one_at_a_time(week: Week) -> None:
    """Wait for whoever else is compiling this week; the lock goes with the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_LOCK, week.year * 100 + week.number])


def _newest(week: Week) -> WeeklySummary | None:
    papers = WeeklySummary.objects.select_for_update().of_week(week)
    found: WeeklySummary | None = papers.order_by("-version").first()
    return found


def _blank(week: Week, *, version: int) -> WeeklySummary:
    return WeeklySummary(
        week_text=str(week), year=week.year, number=week.number, version=version, seal_version=SEAL_VERSION
    )


def _filled(draft: WeeklySummary, now: datetime, by: User | None) -> WeeklySummary:
    """With the data, the words, the marking and the code as they are now; saved, and a draft."""
    back_to_draft(draft)
    draft.schema, draft.definitions_version, draft.code_version = SCHEMA, VERSION, code_version()
    draft.marking, draft.distribution = settings.MARKING, settings.SUMMARY_DISTRIBUTION
    draft.figures = _figures(draft, now)
    if not draft.narrative_is_edited:
        draft.narrative = narrative(draft.figures)
    draft.data_as_at = draft.compiled_at = now
    draft.author = by or draft.author
    draft.save()
    return draft


def _figures(draft: WeeklySummary, now: datetime) -> Figures:
    """Those of the week, with what the head of the paper says and how they differ from the version before."""
    figures = figures_for(draft.week, as_at=now)
    head: dict[str, Any] = {
        "marking": draft.marking,
        "distribution": draft.distribution,
        "code_version": draft.code_version,
        "definitions_version": draft.definitions_version,
    }
    figures = {"schema": draft.schema, **figures, "header": {**figures["header"], **head}}
    if draft.corrects is not None:
        figures["differences"] = differences_between(draft.corrects.figures, figures)
    return figures

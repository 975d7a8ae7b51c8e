"""Numbers of edited sentences that the figures do not bear out, and why one of them is kept."""

from datetime import datetime

from django.core.exceptions import ValidationError

from accounts.models import User
from summaries.life.steps import record_step
from summaries.models import Step, WeeklySummary
from summaries.wording.checking import DoubtfulNumber, doubtful_numbers

LONGEST_REASON = 200


def doubts_of(paper: WeeklySummary) -> list[DoubtfulNumber]:
    """Those that nobody has given a reason for, of the paper as it stands."""
    if not paper.narrative_is_edited:
        return []
    kept = Step.objects.filter(summary=paper, kind=Step.Kind.KEPT_A_NUMBER, fingerprint=paper.fingerprint)
    return [] if kept.exists() else doubtful_numbers(paper.narrative, paper.figures)


def keep_or_refuse(paper: WeeklySummary, *, by: User, now: datetime, because: str) -> None:
    """Refuse a paper with such a number, unless it is said why it is kept: which goes on record."""
    doubts = doubts_of(paper)
    if not doubts:
        return
    because = because.strip()
    if not because:
        said = " ".join(doubt.words for doubt in doubts)
        raise ValidationError(
            {"keep_because": f"{said} Have the sentence changed, or say why the number is kept."}
        )
    if len(because) > LONGEST_REASON:
        raise ValidationError({"keep_because": f"Use at most {LONGEST_REASON} characters."})
    numbers = ", ".join(doubt.written for doubt in doubts)[:90]
    record_step(paper, Step.Kind.KEPT_A_NUMBER, by=by, at=now, note=f"{numbers}: {because}")

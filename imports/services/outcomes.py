"""What a reading came to, written down: counts, findings, notes."""

from datetime import datetime

from imports.kinds import Finding, ImportKind, Outcome
from imports.known_files import imported_before
from imports.models import ImportBatch, RowFinding
from imports.services.moving import move
from imports.states import State
from measures.weeks import local

OUR_MISTAKE = "Something went wrong on our side, not with your file. Nothing was changed."
BROKEN_OFF = "It was broken off again and again before its end, so it was given up. Nothing was changed."
_COUNTS = ("rows_read", "rows_kept", "rows_unchanged", "rows_left_out", "rows_refused")
_AT_ONCE = 1_000


def refused_with(*words: str, line: int | None = None) -> Outcome:
    outcome = Outcome()
    for each in words:
        outcome.findings.add(Finding(each[:1].upper() + each[1:], line=line))
    return outcome


def seen_before(batch: ImportBatch, kind: ImportKind) -> Finding | None:
    """A sheet has no other way to know its rows again; a kind with headings of its own says it by itself."""
    before = imported_before(batch)
    if before is None:
        return None
    day = day_words(before.ended_at or before.staged_at)
    words = f"The same file was imported on {day} as {before.reference}."
    if kind.columns:
        return Finding(f"{words} To import it again, undo that import first.")
    return Finding(words, is_warning=True)


def change_since_check(batch: ImportBatch, outcome: Outcome) -> str:
    """Why the import is not what was confirmed, or nothing."""
    if all(getattr(batch, name) == getattr(outcome, name) for name in _COUNTS):
        return ""
    return (
        "Something was recorded since the check, so the import would not be what was confirmed: "
        f"{outcome.rows_kept:,} rows, not {batch.rows_kept:,}. Check it again."
    )


def keep_outcome(batch: ImportBatch, outcome: Outcome, state: State, now: datetime) -> ImportBatch:
    """In place of what an earlier reading came to."""
    batch.findings.all().delete()
    RowFinding.objects.bulk_create(
        [_row(batch, finding) for finding in outcome.findings.first], batch_size=_AT_ONCE
    )
    counts = {name: getattr(outcome, name) for name in _COUNTS}
    when = {"checked_at": now} if batch.checked_at is None else {"ended_at": now}
    return move(
        batch,
        state,
        notes=outcome.notes,
        findings_count=outcome.findings.refusals + outcome.findings.warnings,
        **counts,
        **when,
    )


def _row(batch: ImportBatch, finding: Finding) -> RowFinding:
    return RowFinding(
        batch=batch,
        file=finding.file[:255],
        line=finding.line,
        column=finding.column[:60],
        words=finding.words[:300],
        is_warning=finding.is_warning,
    )


def day_words(instant: datetime) -> str:
    day = local(instant).date()
    return f"{day.day} {day:%B %Y}"

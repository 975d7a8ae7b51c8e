"""Patrols as a kind of record that can be imported."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.rights import Right
from imports.dependents import why_not_deleted
from imports.kinds import Column, Job, Outcome
from imports.models import ImportBatch
from imports.sheets.entries import Entry
from imports.sheets.kind import SheetKind
from patrols.models import Patrol, Visit
from patrols.services.recording import log_patrols_in_bulk
from patrols.sheet_kind.checking import check_patrols
from patrols.sheet_kind.columns import patrol_columns
from patrols.sheet_kind.reading import SheetReader

# Who went and where is a part of a patrol; a correction is not: somebody put it right since.
_PARTS = {"Crew", "Visit"}


class PatrolSheetKind(SheetKind):
    """One row is one visit; the rows of one officer and one start are one patrol."""

    key = "patrol_sheet"
    label = "Patrols"
    description = "A duty sheet: one visit a row, with a column for each thing that came of it."
    right = Right.IMPORT_PATROLS

    @property
    def columns(self) -> tuple[Column, ...]:  # type: ignore[override]
        return patrol_columns()

    def take(self, entries: Sequence[Entry], job: Job, outcome: Outcome) -> None:
        now = timezone.now()
        patrols = SheetReader.of(job.batch).read(entries)
        job.on_progress(3 * len(entries), 4 * len(entries))
        wanted = check_patrols(patrols, now)
        unchanged = sum(walked.first.is_unchanged for walked in patrols)
        outcome.notes.append(f"{len(wanted):,} patrols, put together from their visits.")
        if unchanged:
            outcome.notes.append(f"{unchanged:,} patrols are on record already, exactly as they stand here.")
        if job.write and outcome.is_ok:
            log_patrols_in_bulk(entries=[walked.entry for walked in wanted], now=now)

    def why_not_undo(self, batch: ImportBatch) -> list[str]:
        rows = _rows_of(batch)
        changed = why_not_deleted(rows, own_parts=_PARTS)
        moved = Visit.objects.filter(patrol__in=rows, events__pgh_label="update")
        touched = rows.filter(visits__in=moved).order_by("reference").values_list("reference", flat=True)
        return changed or [f"Visits of {reference} changed since the import." for reference in set(touched)]

    def references_of(self, batch: ImportBatch) -> list[str]:
        return list(_rows_of(batch).values_list("reference", flat=True))

    def undo(self, batch: ImportBatch, *, by: User) -> int:
        # Held, so that nobody puts one right between the look and the deletion.
        held = list(_rows_of(batch).select_for_update(of=("self",)).values_list("pk", flat=True))
        if why := self.why_not_undo(batch):
            raise ValidationError(why)
        without_visit: int = _rows_of(batch).filter(visits__isnull=True).count()
        visits: int = Visit.objects.filter(patrol__in=held).count()
        try:
            _rows_of(batch).delete()
        except ProtectedError as error:
            raise ValidationError("Something points at one of these patrols.") from error
        return visits + without_visit

    def address_of_rows(self, batch: ImportBatch) -> str:
        return f"{reverse('patrols:list')}?batch={batch.reference}"


def _rows_of(batch: ImportBatch) -> Any:
    return Patrol.objects.filter(import_batch=batch)

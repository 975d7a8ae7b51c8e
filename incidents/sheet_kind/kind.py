"""Incidents as a kind of record that can be imported."""

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
from incidents.bulk import store_incidents
from incidents.models import Incident
from incidents.sheet_kind.columns import incident_columns
from incidents.sheet_kind.doubles import warn_of_doubles
from incidents.sheet_kind.reading import RowReader

_TOLD_EVERY = 200


class IncidentSheetKind(SheetKind):
    """One row is one incident, reported by whoever imports it."""

    key = "incident_sheet"
    label = "Incidents"
    description = "A spreadsheet of incidents, one a row, under our headings or your own."
    right = Right.IMPORT_INCIDENTS

    @property
    def columns(self) -> tuple[Column, ...]:  # type: ignore[override]
        return incident_columns()

    def take(self, entries: Sequence[Entry], job: Job, outcome: Outcome) -> None:
        reader = RowReader.of(job.batch, job.by, timezone.now())
        pairs = []
        for number, entry in enumerate(entries, start=1):
            if (incident := reader.read(entry)) is not None:
                pairs.append((entry, incident))
            if number % _TOLD_EVERY == 0:
                job.on_progress(len(entries) + number, 2 * len(entries))
        warn_of_doubles(pairs, job.by)
        if job.write and outcome.is_ok:
            store_incidents([incident for _, incident in pairs])

    def why_not_undo(self, batch: ImportBatch) -> list[str]:
        return why_not_deleted(_rows_of(batch))

    def references_of(self, batch: ImportBatch) -> list[str]:
        return list(_rows_of(batch).values_list("reference", flat=True))

    def undo(self, batch: ImportBatch, *, by: User) -> int:
        # Held, so that nobody moves one on between the look and the deletion.
        held = list(_rows_of(batch).select_for_update(of=("self",)).values_list("pk", flat=True))
        if why := self.why_not_undo(batch):
            raise ValidationError(why)
        try:
            _rows_of(batch).delete()
        except ProtectedError as error:
            raise ValidationError("Something points at one of these incidents.") from error
        return len(held)

    def address_of_rows(self, batch: ImportBatch) -> str:
        return f"{reverse('incidents:list')}?batch={batch.reference}"


def _rows_of(batch: ImportBatch) -> Any:
    return Incident.objects.filter(import_batch=batch)

"""A kind of record for the engine's own tests: the town's events, from a CSV file of three columns."""

import csv
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from accounts.models import User
from accounts.rights import Right
from imports.kinds import Column, Finding, ImportKind, Job, LocalFile, Outcome
from imports.models import ImportBatch
from imports.reading.problems import FileRefusedError
from measures.weeks import LONDON
from zones.events.services import record_event
from zones.models import TownEvent


class EventKind(ImportKind):
    """Which of the events are a batch's is told by their source: who says so is the batch."""

    key = "events"
    label = "Town events"
    description = "Markets, fairs and matches."
    right = Right.RECORD_EVENTS
    suffixes = (".csv",)
    columns = (
        Column("name", "Name", "What it is called", "Advent fair", is_required=True, is_free_text=True),
        Column("day", "Day", "Year, month, day", "2026-12-05", is_required=True),
        Column("size", "Size", "How big it is", "small", choices={"small": "100", "big": "5000"}),
    )

    def read(self, job: Job) -> Outcome:
        outcome = Outcome()
        total = sum(file.size for file in job.files)
        for file in job.files:
            for line, row in enumerate(_rows(file), start=2):
                outcome.rows_read += 1
                self._take(job, outcome, file, line, row)
                job.on_progress(min(line * 20, total), total)
        return outcome

    def _take(self, job: Job, outcome: Outcome, file: LocalFile, line: int, row: dict[str, str]) -> None:
        name = row[job.columns.get("name", "Name")]
        if name == "explode":
            raise ZeroDivisionError("A mistake of ours")
        try:
            day = date.fromisoformat(row[job.columns.get("day", "Day")])
        except ValueError:
            outcome.rows_refused += 1
            outcome.findings.add(Finding("Not a day", file.name, line, "day"))
            return
        starts_at = datetime(day.year, day.month, day.day, 12, tzinfo=LONDON)
        if TownEvent.objects.filter(name=name, starts_at=starts_at).exists():
            outcome.rows_unchanged += 1
            return
        outcome.rows_kept += 1
        if job.write:
            record_event(
                name=name, starts_at=starts_at, ends_at=starts_at + timedelta(hours=2),
                source=job.batch.reference, by=job.by, now=job.batch.staged_at,
            )  # fmt: skip

    def why_not_undo(self, batch: ImportBatch) -> list[str]:
        moved = _events_of(batch).filter(zone__isnull=False)
        return [f"{event.name} has been moved to {event.zone} since." for event in moved]

    def references_of(self, batch: ImportBatch) -> list[str]:
        return list(_events_of(batch).values_list("reference", flat=True))

    def undo(self, batch: ImportBatch, *, by: User) -> int:
        return _events_of(batch).delete()[1].get("zones.TownEvent", 0)

    def address_of_rows(self, batch: ImportBatch) -> str:
        return f"/events/?source={batch.reference}"

    def headings_of(self, file: LocalFile) -> list[str]:
        with file.path.open(encoding="utf-8-sig") as lines:
            headings = next(csv.reader(lines), [])
        if len(headings) < 2:
            raise FileRefusedError("the first line holds no headings", 1)
        return headings


class FairKind(EventKind):
    """The same with fixed headings: nothing to map, many files at once."""

    key = "fairs"
    columns = ()
    takes_many_files = True
    alone_key = "events"


def _rows(file: LocalFile) -> list[dict[str, str]]:
    with file.path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def _events_of(batch: ImportBatch) -> QuerySet[TownEvent]:
    return TownEvent.objects.filter(source=batch.reference)


KINDS = (EventKind(), FairKind())
KINDS_SETTING = "imports.tests.kinds.KINDS"

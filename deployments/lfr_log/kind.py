"""The published log of live facial recognition, as a kind of record that can be imported."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

from django.urls import reverse

from accounts.models import Organisation, User
from accounts.rights import Right
from deployments.lfr_log.columns import COLUMNS
from deployments.lfr_log.rows import COUNTS, LogRow, read_row, same_site
from deployments.lfr_log.undoing import take_out, what_depends
from deployments.models import TechDeployment
from deployments.services import record_deployment
from deployments.technologies import Technology
from imports.kinds import Finding, Job, Outcome
from imports.models import ImportBatch
from imports.sheets.entries import Entry
from imports.sheets.kind import SheetKind
from measures.weeks import LONDON, local, london_day

FACES = Technology.LIVE_FACIAL_RECOGNITION
Key = tuple[date, str]


class FacialRecognitionLogKind(SheetKind):
    """One line is one deployment, known by its day and its length. The log does not say who operated it.

    Sites have no coordinates, so no deployment gets a zone: a person can give one later.
    """

    key = "lfr_log"
    label = "Live facial recognition log"
    description = "The log that forces publish, one line a deployment, sixteen columns. Numbers only."
    right = Right.RECORD_DEPLOYMENTS
    columns = COLUMNS
    sender_question = "Which organisation operated it?"

    def senders(self) -> list[str]:
        return [each.name for each in Organisation.objects.filter(is_active=True).order_by("name")]

    def take(self, entries: Sequence[Entry], job: Job, outcome: Outcome) -> None:
        now = job.batch.confirmed_at or job.batch.staged_at
        operator = operator_called(job.batch.sender)
        if operator is None:
            outcome.findings.add(Finding(self._who(job.batch.sender)))
        read = ((entry, read_row(entry, today=local(now).date())) for entry in entries)
        rows = [(entry, row) for entry, row in read if row is not None]
        wanted = _new_among(rows)
        if operator is None or not outcome.is_ok or not job.write:
            return
        for number, row in enumerate(wanted, start=1):
            _record(row, operator, job, now)
            job.on_progress(len(entries) + number, len(entries) + len(wanted))

    def why_not_undo(self, batch: ImportBatch) -> list[str]:
        return what_depends(batch)

    def references_of(self, batch: ImportBatch) -> list[str]:
        return list(TechDeployment.objects.filter(import_batch=batch).values_list("reference", flat=True))

    def undo(self, batch: ImportBatch, *, by: User) -> int:
        return take_out(batch)

    def address_of_rows(self, batch: ImportBatch) -> str:
        return f"{reverse('deployments:list')}?batch={batch.reference}"

    def _who(self, sender: str) -> str:
        names = ", ".join(self.senders())[:160]
        said = f"“{sender}” is no organisation on record." if sender else "It is not said who operated it."
        return f"{said} Send the file again and name one of these: {names}."


def operator_called(sender: str) -> Organisation | None:
    """The organisation of that name or short name, capitals or not."""
    wanted = sender.strip().casefold()
    known: Iterable[Organisation] = Organisation.objects.filter(is_active=True)
    return next(
        (each for each in known if wanted in (each.name.casefold(), each.short_name.casefold())), None
    )


def _new_among(rows: list[tuple[Entry, LogRow]]) -> list[LogRow]:
    """Those that are not on record. As often as a site is on record for a day, so often it is left out."""
    on_record = _on_record([row.day for _, row in rows])
    new: list[LogRow] = []
    first_lines: dict[Key, int] = {}
    for entry, row in rows:
        if known := on_record[row.key]:
            entry.is_unchanged = True
            _warn_of_other_figures(entry, row, known.pop(0))
            continue
        if line := first_lines.get(row.key):
            entry.warn("site", f"The day and the site of line {line}: taken as a second deployment there.")
        first_lines.setdefault(row.key, entry.line)
        new.append(row)
    return new


def _on_record(days: list[date]) -> dict[Key, list[TechDeployment]]:
    found: dict[Key, list[TechDeployment]] = defaultdict(list)
    if days:
        start, end = london_day(min(days))[0], london_day(max(days))[1]
        for each in TechDeployment.objects.of_technology(FACES).done().between(start, end).order_by("pk"):
            found[local(each.starts_at).date(), same_site(each.site)].append(each)
    return found


def _warn_of_other_figures(entry: Entry, row: LogRow, known: TechDeployment) -> None:
    if any(row.facts[name] != getattr(known, name) for name in COUNTS):
        entry.warn("", f"On record as {known}, with other figures. It is left as it is.")


def _record(row: LogRow, operator: Organisation, job: Job, now: datetime) -> None:
    facts: dict[str, Any] = row.facts
    record_deployment(
        technology=FACES,
        starts_at=datetime.combine(row.day, time.min, LONDON),
        time_precision=TechDeployment.Precision.DAY,
        site=row.site,
        # It is published already.
        site_is_public=True,
        operator=operator,
        results=row.results,
        import_batch=job.batch,
        by=job.by,
        now=now,
        **facts,
    )

"""Police files in the import room: street crime, outcomes, and stop and search, many at once."""

from django.urls import reverse

from accounts.models import User
from accounts.rights import Right
from harlowsafety.police_import import TURN, area_of, import_police_files
from harlowsafety.police_undo import (
    still_needs_files,
    undo_police_files,
    what_undo_means,
    why_not_undo,
)
from imports.kinds import Finding, ImportKind, Job, Outcome
from imports.models import ImportBatch
from incidents.policeuk.report import FileReport, ImportReport, Status, words_of
from incidents.policeuk.sources import SentFile

# The archive's zip can hold thousands of files that are of no use here.
MOST_IGNORED_NAMED = 20


class PoliceFilesKind(ImportKind):
    key = "police_files"
    label = "Police files"
    description = (
        "Street crime, outcomes, and stop and search of data.police.uk: CSV files under the names they "
        "were published with, or the archive as a zip."
    )
    right = Right.IMPORT_POLICE_FILES
    suffixes = (".csv", ".zip")
    takes_many_files = True
    alone_key = TURN

    def read(self, job: Job) -> Outcome:
        report = import_police_files(
            [SentFile(file.name, file.path) for file in job.files],
            area=area_of(job.batch),
            dry_run=not job.write,
            by=job.by,
            batch=job.batch,
            progress=job.on_progress,
        )
        return outcome_of(report)

    def why_not_undo(self, batch: ImportBatch) -> list[str]:
        return why_not_undo(batch)

    def what_undo_means(self, batch: ImportBatch) -> list[str]:
        return what_undo_means(batch)

    def still_needs_files(self, batch: ImportBatch) -> bool:
        return still_needs_files(batch)

    def undo(self, batch: ImportBatch, *, by: User) -> int:
        return undo_police_files(batch)

    def address_of_rows(self, batch: ImportBatch) -> str:
        return f"{reverse('recorded:files')}?batch={batch.reference}"


def outcome_of(report: ImportReport) -> Outcome:
    """The report as the import room shows it: counts, findings by line, and a note for each file."""
    outcome = Outcome()
    for file in report.files:
        _count(file, outcome)
        _tell_findings(file, outcome)
        outcome.notes.append(f"{file.name}: {words_of(file, report)}")
    if not report.files:
        outcome.findings.add(Finding("There is no police file here."))
    if report.crimes_told:
        outcome.notes.append(f"Recorded crimes with another last outcome than before: {report.crimes_told:,}")
    outcome.notes += [f"{each.name}: ignored, {each.reason}" for each in report.ignored[:MOST_IGNORED_NAMED]]
    if (more := len(report.ignored) - MOST_IGNORED_NAMED) > 0:
        outcome.notes.append(f"{more:,} more files ignored")
    return outcome


def _count(file: FileReport, outcome: Outcome) -> None:
    # A file that cannot be read at all has no rows to count.
    refused = file.rows_refused
    outcome.rows_read += file.rows_read
    outcome.rows_refused += refused
    outcome.rows_left_out += file.rows_read - file.rows_kept - refused
    if file.status == Status.UNCHANGED:
        outcome.rows_unchanged += file.rows_kept
    else:
        outcome.rows_kept += file.rows_kept


def _tell_findings(file: FileReport, outcome: Outcome) -> None:
    for problem in file.problems:
        outcome.findings.add(Finding(_sentence(problem.reason), file=file.name, line=problem.line))
    outcome.findings.refusals += max(file.rows_refused - len(file.problems), 0)
    for note in file.notes:
        outcome.findings.add(Finding(_sentence(note), file=file.name, is_warning=True))


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."

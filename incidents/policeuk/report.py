"""What an import did, file by file, for a person at a terminal, a page or the API alike."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from imports.reading.problems import SHOWN_PROBLEMS, Problem
from incidents.policeuk.identify import PoliceCsv
from incidents.policeuk.sources import Ignored, Source
from incidents.policeuk.tally import Tally


class Status(StrEnum):
    """What became of one file."""

    NEW = "new"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file: what it is, what became of it, and how its rows add up."""

    name: str
    status: Status
    kind: str = ""
    force: str = ""
    month: date | None = None
    rows_read: int = 0
    rows_kept: int = 0
    rows_outside: int = 0
    rows_without_location: int = 0
    rows_refused: int = 0
    # The first of them; rows_refused is the number of all.
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()

    @classmethod
    def of(cls, file: PoliceCsv, status: Status, tally: Tally) -> "FileReport":
        """A file that was read through."""
        return cls(
            file.source.name,
            Status.REFUSED if tally.problems else status,
            *(file.kind, file.force, file.month),
            *(tally.read, tally.kept, tally.outside, tally.without_location),
            rows_refused=tally.problems.count,
            problems=tuple(tally.problems.first),
            notes=(*file.looked.notes, *tally.notes),
        )

    @classmethod
    def refused(cls, name: str, problem: Problem) -> "FileReport":
        """A file that could not be read at all."""
        return cls(name, Status.REFUSED, problems=(problem,))

    @classmethod
    def skipped(cls, source: Source, note: str) -> "FileReport":
        """A file that is what it says, and that nothing here reads."""
        return cls(source.name, Status.SKIPPED, notes=(note,))

    @property
    def has_changed(self) -> bool:
        """Written, or in a check what would be."""
        return self.status in (Status.NEW, Status.REPLACED)

    @property
    def key_words(self) -> str:
        """Like "essex 2019-01 street"."""
        return f"{self.force} {self.month:%Y-%m} {self.kind}" if self.month else self.name

    @property
    def problems_not_shown(self) -> int:
        return max(self.rows_refused - len(self.problems_shown), 0)

    @property
    def problems_shown(self) -> tuple[Problem, ...]:
        return self.problems[:SHOWN_PROBLEMS]


@dataclass(slots=True)
class ImportReport:
    """One import of any number of files: all of it happened, or none."""

    area: str
    is_dry_run: bool
    files: list[FileReport] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    # Recorded crimes whose later outcome is another than before.
    crimes_told: int = 0

    @property
    def is_refused(self) -> bool:
        return any(file.status == Status.REFUSED for file in self.files)

    @property
    def is_ok(self) -> bool:
        """Nothing was refused, and there was something to read."""
        return bool(self.files) and not self.is_refused

    @property
    def has_changed_data(self) -> bool:
        return self.is_ok and not self.is_dry_run and any(file.has_changed for file in self.files)

    def total(self) -> FileReport:
        """All files as one line."""
        files = self.files
        return FileReport(
            "Total",
            Status.REFUSED if self.is_refused else Status.NEW,
            rows_read=sum(f.rows_read for f in files),
            rows_kept=sum(f.rows_kept for f in files),
            rows_outside=sum(f.rows_outside for f in files),
            rows_without_location=sum(f.rows_without_location for f in files),
            rows_refused=sum(f.rows_refused for f in files),
        )


# What was done, and what would have been.
_WORDS = {
    Status.NEW: ("new", "would be new"),
    Status.REPLACED: ("replaced", "would be replaced"),
    Status.UNCHANGED: ("imported before", "imported before"),
    Status.SKIPPED: ("skipped", "skipped"),
    Status.REFUSED: ("refused", "refused"),
}


def lines_of(report: ImportReport) -> Iterable[str]:
    """The report in plain text."""
    for file in report.files:
        yield f"{file.name}: {words_of(file, report)}"
        yield from (f"    note: {note}" for note in file.notes)
        yield from (f"    {problem}" for problem in file.problems_shown)
        if file.problems_not_shown:
            yield f"    and {file.problems_not_shown:,} more lines like these"
    yield from (f"{other.name}: ignored, {other.reason}" for other in report.ignored)
    if report.crimes_told:
        yield f"Recorded crimes with another last outcome than before: {report.crimes_told:,}"
    if report.files:
        yield f"Total for {report.area}{_counts(report.total())}"
    yield _closing(report)


def words_of(file: FileReport, report: ImportReport) -> str:
    """What became of a file, or would have, and how its rows add up."""
    status = _WORDS[file.status][not report.has_changed_data]
    return f"{status}{_counts(file) if file.kind else ''}"


def _counts(file: FileReport) -> str:
    return (
        f": read {file.rows_read:,}, kept {file.rows_kept:,}, outside {file.rows_outside:,}, "
        f"no location {file.rows_without_location:,}, refused {file.rows_refused:,}"
    )


def _closing(report: ImportReport) -> str:
    if not report.files:
        return "There is no police file here, so nothing was changed."
    if report.is_refused:
        return "Nothing was changed, because not every file could be believed."
    if report.is_dry_run:
        return "This was a dry run: nothing was changed."
    if not report.has_changed_data:
        return "Nothing was changed: every file has been imported before as it is."
    return "Imported."

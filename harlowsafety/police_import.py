"""Imports police files of every kind in one transaction: all of them, or nothing of any."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from accounts.models import User
from audit.models import AccessRecord
from audit.services import record_access
from imports.reading.problems import FileRefusedError
from incidents.policeuk.area import EVERYWHERE, Area
from incidents.policeuk.headers import OUTCOMES, STREET, NotAPoliceHeaderError
from incidents.policeuk.identify import PoliceCsv, identify
from incidents.policeuk.places import Places
from incidents.policeuk.report import FileReport, ImportReport, Status
from incidents.policeuk.sources import Found, Ignored, find_sources
from incidents.recorded import import_recorded_crime
from stopsearches.police_files import import_stop_searches
from zones.geometry import cell_of

# Bytes read so far, of so many.
Progress = Callable[[int, int], None]

# Any fixed number: two imports at once would replace each other's months.
_LOCK = 0x706F6C696365


def areas() -> dict[str, Area]:
    """The areas to choose from: the council's, or everywhere."""
    described: dict[str, Any] = settings.COUNCIL_AREA
    council = Area(**{name: described[name] for name in ("name", "lsoa_prefix", "box", "margin")})
    return {council.name.lower(): council, EVERYWHERE.name: EVERYWHERE}


def import_police_files(
    paths: Sequence[str | Path],
    *,
    area: Area,
    dry_run: bool,
    by: User | None,
    progress: Progress | None = None,
) -> ImportReport:
    """Read CSVs, folders and archives; keep the area's rows; tell what became of each file."""
    report = ImportReport(area.name, dry_run)
    with ExitStack() as stack, transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        files = _identify_all(find_sources(paths, stack), report)
        _import_all(files, report, area=area, by=by, progress=progress)
        if dry_run or not report.is_ok:
            transaction.set_rollback(True)
        elif report.has_changed_data:
            _remember(report, by)
    return report


def _identify_all(found: Found, report: ImportReport) -> list[PoliceCsv]:
    report.ignored += found.ignored
    report.files += [FileReport.refused(name, problem) for name, problem in found.refused]
    files: dict[tuple[object, ...], PoliceCsv] = {}
    for source in found.sources:
        try:
            file = identify(source)
            if file.kind == OUTCOMES:
                report.files.append(FileReport.skipped(source, "outcomes files are not read yet"))
            elif file.key not in files:
                files[file.key] = file
            else:
                report.files.append(_second(file, files[file.key]))
        except NotAPoliceHeaderError as refusal:
            if source.is_asked_for or source.is_named_like_one:
                report.files.append(FileReport.refused(source.name, refusal.problem))
            else:
                report.ignored.append(Ignored(source.name, refusal.problem.reason))
        except FileRefusedError as refusal:
            report.files.append(FileReport.refused(source.name, refusal.problem))
    return list(files.values())


def _second(file: PoliceCsv, first: PoliceCsv) -> FileReport:
    """The same month twice in one import: harmless when it is the same file."""
    if file.looked.sha256 == first.looked.sha256:
        return FileReport.skipped(file.source, f"the same file as {first.source.name}")
    problem = FileRefusedError(f"for the same force and month as {first.source.name}").problem
    return FileReport.refused(file.source.name, problem)


def _import_all(
    files: Iterable[PoliceCsv],
    report: ImportReport,
    *,
    area: Area,
    by: User | None,
    progress: Progress | None,
) -> None:
    files, places = list(files), Places(area, cell_of)
    total, done = sum(file.looked.size for file in files), 0

    def on_bytes(count: int) -> None:
        nonlocal done
        done += count
        if progress:
            progress(done, total)

    for file in files:
        import_file = import_recorded_crime if file.kind == STREET else import_stop_searches
        # After a refusal the rest is only read through, to tell of all that is wrong at once.
        write = not report.is_dry_run and not report.is_refused
        report.files.append(import_file(file, places=places, by=by, write=write, on_bytes=on_bytes))


def _remember(report: ImportReport, by: User | None) -> None:
    changed = [f for f in report.files if f.status in (Status.NEW, Status.REPLACED)]
    record_access(
        None,
        AccessRecord.Action.IMPORT,
        "police_file",
        ids=[f"{file.force} {file.month:%Y-%m} {file.kind}"[:60] for file in changed],
        filters=f"area={report.area}",
        count=sum(file.rows_kept for file in changed),
        user=by,
    )

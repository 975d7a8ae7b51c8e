"""Imports police files of every kind in one transaction: all of them, or nothing of any."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.models import AccessRecord
from audit.services import record_access
from imports.locks import wait_for_turn_until_commit
from imports.models import ImportBatch
from imports.reading.problems import KEPT_PROBLEMS, FileRefusedError
from incidents.models import PoliceFile
from incidents.police_files import Bringing
from incidents.policeuk.area import EVERYWHERE, Area
from incidents.policeuk.headers import OUTCOMES, STOP_AND_SEARCH, STREET, NotAPoliceHeaderError
from incidents.policeuk.identify import PoliceCsv, identify
from incidents.policeuk.places import Places
from incidents.policeuk.report import FileReport, ImportReport
from incidents.policeuk.sources import Found, Given, Ignored, find_sources
from incidents.recorded import import_recorded_crime, import_recorded_outcomes
from incidents.recorded_outcomes import join_outcomes, tell_crimes_of
from stopsearches.police_files import import_stop_searches
from zones.geometry import cell_of

# Bytes read so far, of so many.
Progress = Callable[[int, int], None]
Key = tuple[str, Any, str]

# Two imports at once would replace each other's months.
TURN = "police_files"

_IMPORTERS = {
    STREET: import_recorded_crime,
    STOP_AND_SEARCH: import_stop_searches,
    # After the crimes: an outcome from elsewhere is kept if its crime is on record.
    OUTCOMES: import_recorded_outcomes,
}


def areas() -> dict[str, Area]:
    """The areas to choose from: the council's, or everywhere."""
    described: dict[str, Any] = settings.COUNCIL_AREA
    council = Area(**{name: described[name] for name in ("name", "lsoa_prefix", "box", "margin")})
    return {council.name.lower(): council, EVERYWHERE.name: EVERYWHERE}


def area_of(batch: ImportBatch) -> Area:
    """Whose rows the batch keeps: the council's, unless whoever sent it asked for those of everywhere."""
    return EVERYWHERE if batch.sender == EVERYWHERE.name else next(iter(areas().values()))


def import_police_files(
    paths: Sequence[Given],
    *,
    area: Area,
    dry_run: bool,
    by: User | None,
    batch: ImportBatch | None = None,
    only: frozenset[Key] | None = None,
    at: datetime | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """Read CSVs, folders and archives; keep the area's rows; tell what became of each file.

    Of a batch that is read again only some months may be wanted, each as (force, month, kind).
    """
    report = ImportReport(area.name, dry_run)
    bringing = Bringing(area, by, not dry_run, batch, at or timezone.now())
    with ExitStack() as stack, transaction.atomic():
        if not dry_run:
            wait_for_turn_until_commit(TURN)
        files = _identify_all(find_sources(paths, stack), report)
        if only is not None:
            files = [file for file in files if file.key in only]
        _import_all(files, report, bringing, progress)
        if dry_run or not report.is_ok:
            transaction.set_rollback(True)
        elif report.has_changed_data:
            report.crimes_told = _tell_outcomes(report)
            if batch is None:
                _remember(report, by)
    return report


def _tell_outcomes(report: ImportReport) -> int:
    """The crimes learn what became of them: all, if an outcomes file changed, else those that came."""
    changed = [file for file in report.files if file.has_changed]
    if any(file.kind == OUTCOMES for file in changed):
        return join_outcomes()
    street = {(file.force, file.month) for file in changed if file.kind == STREET}
    stored = PoliceFile.objects.filter(kind=STREET).values_list("pk", "force", "month")
    return tell_crimes_of([pk for pk, force, month in stored if (force, month) in street])


def _identify_all(found: Found, report: ImportReport) -> list[PoliceCsv]:
    report.ignored += found.ignored
    report.files += [FileReport.refused(name, problem) for name, problem in found.refused]
    files: dict[Key, PoliceCsv] = {}
    for source in found.sources:
        try:
            file = identify(source)
            if file.key not in files:
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
    files: Iterable[PoliceCsv], report: ImportReport, bringing: Bringing, progress: Progress | None
) -> None:
    kinds = list(_IMPORTERS)
    files = sorted(files, key=lambda file: kinds.index(file.kind))
    if not (bringing.write or bringing.area.is_everywhere) and any(file.kind == OUTCOMES for file in files):
        bringing = replace(bringing, crimes_kept=set())
    places = Places(bringing.area, cell_of)
    total, done = sum(file.looked.size for file in files), 0

    def on_bytes(count: int) -> None:
        nonlocal done
        done += count
        if progress:
            progress(done, total)

    named = 0
    for file in files:
        # After a refusal the rest is only read through, to tell of all that is wrong at once.
        if report.is_refused:
            bringing = replace(bringing, write=False)
        before = done
        result = _IMPORTERS[file.kind](file, bringing=bringing, places=places, on_bytes=on_bytes)
        # A file that is there already is not read again.
        on_bytes(before + file.looked.size - done)
        if named >= KEPT_PROBLEMS:
            result = replace(result, problems=result.problems_shown)
        named += len(result.problems)
        report.files.append(result)


def _remember(report: ImportReport, by: User | None) -> None:
    changed = [file for file in report.files if file.has_changed]
    record_access(
        None,
        AccessRecord.Action.IMPORT,
        "police_file",
        ids=[file.key_words[:60] for file in changed],
        filters=f"area={report.area}",
        count=sum(file.rows_kept for file in changed),
        user=by,
    )

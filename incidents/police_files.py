"""Puts one police file into the database whole, in place of what was there of it before."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import models
from django.utils import timezone

from accounts.models import User
from imports.copying import copy_lines
from imports.models import ImportBatch
from incidents.models import PoliceFile
from incidents.policeuk.area import Area
from incidents.policeuk.identify import PoliceCsv
from incidents.policeuk.report import FileReport, Status
from incidents.policeuk.tally import Tally

# Reads a file into lines of CSV that begin with the given values, counting as it goes.
LinesOf = Callable[[Tally, Sequence[object]], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Destination:
    """Where the rows of one kind of file go, and what each of them has in common with the rest."""

    model: type[models.Model]
    file_field: str
    fields: Sequence[str]
    reader: str
    in_common: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Bringing:
    """Who brings files, for which area, in which batch, and whether they are written or only read."""

    area: Area
    by: User | None
    write: bool
    batch: ImportBatch | None = None
    at: datetime = field(default_factory=timezone.now)
    # Of files that are only read: the crimes that an import would have on record by now, where a later
    # file asks for them, and the stored files that it would have taken away.
    crimes_kept: set[str] | None = None
    files_replaced: set[int] = field(default_factory=set)


def replace_police_file(
    file: PoliceCsv, lines_of: LinesOf, *, into: Destination, bringing: Bringing
) -> FileReport:
    """Import the file, or only read it through. The caller holds the transaction that undoes it."""
    area = bringing.area
    recipe = area.digest(into.reader)
    stored = PoliceFile.objects.filter(force=file.force, month=file.month, kind=file.kind).first()
    if stored and (stored.sha256, stored.recipe) == (file.looked.sha256, recipe):
        return _unchanged(file, stored)
    tally = Tally()
    status = Status.REPLACED if stored else Status.NEW
    if not bringing.write:
        for _ in lines_of(tally, ()):
            pass
        if stored:
            bringing.files_replaced.add(stored.pk)
        return FileReport.of(file, status, tally)
    if stored:
        stored.delete()
    police_file = PoliceFile.objects.create(
        force=file.force,
        month=file.month,
        kind=file.kind,
        area=area.name,
        sha256=file.looked.sha256,
        recipe=recipe,
        file_name=file.source.base[:255],
        imported_at=bringing.at,
        imported_by=bringing.by,
        import_batch=bringing.batch,
        replaced_id=stored.import_batch_id if stored else None,
    )
    fields = (into.file_field, *into.in_common, *into.fields)
    lines = lines_of(tally, (police_file.pk, *into.in_common.values()))
    copy_lines(into.model, fields, lines)
    police_file.rows_read = tally.read
    police_file.rows_kept = tally.kept
    police_file.rows_outside = tally.outside
    police_file.rows_without_location = tally.without_location
    police_file.save()
    return FileReport.of(file, status, tally)


def _unchanged(file: PoliceCsv, stored: PoliceFile) -> FileReport:
    return FileReport(
        file.source.name,
        Status.UNCHANGED,
        *(file.kind, file.force, file.month),
        *(stored.rows_read, stored.rows_kept),
        *(stored.rows_outside, stored.rows_without_location),
    )

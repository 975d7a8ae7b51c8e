"""Loading a file of published outlines: all of it or nothing, and the same file only once."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from zones.boundaries.boundary_file import BoundaryFile
from zones.models import Boundary


@dataclass(frozen=True)
class BoundaryReport:
    """What became of a file. `others` of the same kind and year were loaded before and are not in it."""

    kind: str
    vintage: int
    new: int
    changed: int
    unchanged: int
    others: int
    known: bool
    dry_run: bool

    def __str__(self) -> str:
        what = f"{Boundary.Kind(self.kind).label}, {self.vintage}"
        if self.known:
            return f"{what}: this file is loaded already."
        sentence = f"{what}: {self.new} new, {self.changed} changed, {self.unchanged} unchanged."
        if not self.others:
            return sentence
        stay = "1 other stays as it is" if self.others == 1 else f"{self.others} others stay as they are"
        return f"{sentence} {stay}."


@transaction.atomic
def load_boundaries(
    *, file: BoundaryFile, file_name: str, now: datetime, dry_run: bool = False
) -> BoundaryReport:
    """Store the outlines of a file. A code of that kind and year that was there is replaced."""
    of_the_kind = Boundary.objects.of_kind(file.kind).of_vintage(file.vintage)
    held = {each.code: each for each in of_the_kind.select_for_update()}
    here = [held[outline.code] for outline in file.outlines if outline.code in held]
    known = len(here) == len(file.outlines) and all(each.file_sha256 == file.sha256 for each in here)
    changed = [
        outline
        for outline in file.outlines
        if outline.code in held and _differs(held[outline.code], outline.name, outline.geometry)
    ]
    report = BoundaryReport(
        file.kind, file.vintage,
        new=len(file.outlines) - len(here), changed=len(changed), unchanged=len(here) - len(changed),
        others=len(held) - len(here), known=known, dry_run=dry_run,
    )  # fmt: skip
    if not (known or dry_run):
        _store(file, file_name[:200], now)
    return report


def _store(file: BoundaryFile, file_name: str, now: datetime) -> None:
    rows = [
        Boundary(
            kind=file.kind, vintage=file.vintage, code=each.code, name=each.name, geometry=each.geometry,
            file_name=file_name, file_sha256=file.sha256, loaded_at=now,
        )
        for each in file.outlines
    ]  # fmt: skip
    Boundary.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["kind", "vintage", "code"],
        update_fields=["name", "geometry", "file_name", "file_sha256", "loaded_at"],
    )  # fmt: skip


def _differs(held: Boundary, name: str, geometry: object) -> bool:
    return (held.name, held.geometry) != (name, geometry)

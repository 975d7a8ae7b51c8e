"""Published crime for tests."""

from datetime import UTC, date, datetime
from typing import Any

from incidents.models import PoliceFile, RecordedCrime
from zones.geometry import cell_of

SNAP = (51.7692, 0.0936)


def police_file(month: date, force: str = "essex", rows_kept: int = 1) -> PoliceFile:
    return PoliceFile.objects.create(
        force=force, month=month, kind="street", area="Harlow", sha256="0" * 64, recipe="1",
        file_name=f"{month:%Y-%m}-{force}-street.csv", rows_read=max(10, rows_kept), rows_kept=rows_kept,
        imported_at=datetime(2026, 11, 1, tzinfo=UTC),
    )  # fmt: skip


def one_more_police_file() -> PoliceFile:
    """The next month from January 2001 on."""
    months = PoliceFile.objects.filter(month__lt=date(2018, 1, 1)).count()
    return police_file(date(2001 + months // 12, months % 12 + 1, 1))


def recorded_crime(month: date = date(2019, 2, 1), **fields: Any) -> RecordedCrime:
    file = PoliceFile.objects.filter(month=month, force="essex").first() or police_file(month)
    lat, lng = fields.pop("place", SNAP) or (None, None)
    defaults = {
        "file": file, "month": month, "reported_by": "Essex Police", "crime_type": "drugs",
        "location": "On or near Broad Walk", "lsoa_code": "E01021872", "lsoa_name": "Harlow 007E",
        "lat": lat, "lng": lng, "h3_cell": None if lat is None else cell_of(lat, lng),
    }  # fmt: skip
    return RecordedCrime.objects.create(**{**defaults, **fields})

"""A reading as a file in one of the formats: its name, its kind, and its bytes as they are written."""

import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.formats import date_format

from audit.one_moment import one_moment
from exports.about import About
from exports.lists import Format
from exports.reading import Reading
from exports.writers import MOST_ROWS_OF_A_WORKBOOK, csv_chunks, geojson_chunks, write_xlsx
from govuk.templatetags.govuk import moment
from measures.weeks import local

CONTENT_TYPES = {
    Format.CSV: "text/csv; charset=utf-8",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.GEOJSON: "application/geo+json",
    Format.ZIP: "application/zip",
}
CLOCK = "Times are by the clock in London. What is empty was not recorded."
_PIECE = 1_000_000


class NoRoomError(Exception):
    """The format cannot hold so many rows. Its words are for people."""


@dataclass(frozen=True, slots=True)
class ListFile:
    """One file to be written. `on_rows` is told how many rows are done."""

    reading: Reading
    format: str
    made_at: datetime
    reason: str = ""
    on_rows: Callable[[int, int], None] | None = None

    @property
    def name(self) -> str:
        return file_name(self.reading.asked.label, self.format, self.made_at)

    def chunks(self) -> Iterator[bytes]:
        """The bytes, as they are read from the database: a few thousand rows are all that is in memory."""
        with one_moment():
            about = self._about(self.reading.how_many())
            if self.format == Format.GEOJSON:
                yield from geojson_chunks(about, self._batches(self._feature, about.rows))
            elif self.format == Format.XLSX:
                yield from self._workbook(about)
            else:
                yield from csv_chunks(about, self._headings, self._batches(self._cells, about.rows))

    def _workbook(self, about: About) -> Iterator[bytes]:
        """A zip is known whole or not at all: it is written beside, then sent in pieces."""
        if about.rows > MOST_ROWS_OF_A_WORKBOOK:
            raise NoRoomError("A workbook has no room for so many rows. Choose CSV.")
        with tempfile.TemporaryFile(suffix=".xlsx") as written:
            write_xlsx(about, self._headings, self._batches(self._cells, about.rows), written)
            written.seek(0)
            while piece := written.read(_PIECE):
                yield piece

    def _about(self, rows: int) -> About:
        asked, user = self.reading.asked, self.reading.user
        return About(
            marking=settings.MARKING,
            title=asked.label,
            filters=self.reading.filters,
            rows=rows,
            made=moment(self.made_at),
            role=f"{user.role_name}, {user.organisation.short_name}",
            reason=self.reason,
            notes=(*asked.notes, *asked.notes_then(), CLOCK),
        )

    @property
    def _headings(self) -> list[str]:
        asked = self.reading.asked
        places = ["Latitude", "Longitude"] if asked.has_points else []
        return [*(column.heading for column in asked.columns), *places]

    def _batches(self, shape: Callable[[Any], Any], of: int) -> Iterator[list[Any]]:
        done = 0
        for batch in self.reading.batches():
            yield [shape(row) for row in batch]
            done += len(batch)
            if self.on_rows:
                self.on_rows(done, of)

    def _cells(self, row: Any) -> list[object]:
        asked = self.reading.asked
        cells = [column.value(row) for column in asked.columns]
        if asked.has_points and asked.place:
            point = asked.place(row, self.reading.user)
            lng, lat = point["coordinates"] if point else (None, None)
            cells += [lat, lng]
        return cells

    def _feature(self, row: Any) -> tuple[Any, dict[str, object]]:
        asked = self.reading.asked
        geometry = asked.place(row, self.reading.user) if asked.place else None
        return geometry, {column.name: column.value(row) for column in asked.columns}


def file_name(label: str, ending: str, made_at: datetime) -> str:
    """The marking comes first, so that a folder shows it, too."""
    made = date_format(local(made_at), "Y-m-d Hi")
    return re.sub(r"[^\w .()-]", "", f"{settings.MARKING} {label} {made}.{ending}")

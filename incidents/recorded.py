"""Imports street-crime files into RecordedCrime."""

from collections.abc import Iterator, Sequence

from accounts.models import User
from incidents.models import RecordedCrime
from incidents.police_files import Destination, replace_police_file
from incidents.policeuk.identify import BytesRead, PoliceCsv, nothing, open_rows
from incidents.policeuk.places import Places
from incidents.policeuk.report import FileReport
from incidents.policeuk.street import FIELDS, READER, street_lines
from incidents.policeuk.tally import Tally

RECORDED_CRIME = Destination(RecordedCrime, "file", FIELDS, READER, {})


def import_recorded_crime(
    file: PoliceCsv,
    *,
    by: User | None,
    write: bool,
    places: Places,
    on_bytes: BytesRead = nothing,
) -> FileReport:
    """Replace a force's month of street crime; nothing happens when it is there already."""

    def lines_of(tally: Tally, in_common: Sequence[object]) -> Iterator[str]:
        with open_rows(file.source, file.looked, file.header, on_bytes) as rows:
            yield from street_lines(rows, file=file, places=places, tally=tally, in_common=in_common)

    return replace_police_file(file, lines_of, into=RECORDED_CRIME, area=places.area, by=by, write=write)

"""Imports street-crime files into RecordedCrime."""

from collections.abc import Iterator

from accounts.models import User
from incidents.models import RecordedCrime
from incidents.police_files import Destination, Row, replace_police_file
from incidents.policeuk.area import Area
from incidents.policeuk.identify import BytesRead, PoliceCsv, nothing, open_rows
from incidents.policeuk.report import FileReport
from incidents.policeuk.street import FIELDS, READER, street_rows
from incidents.policeuk.tally import Tally
from zones.geometry import cell_of

RECORDED_CRIME = Destination(RecordedCrime, "file", FIELDS, READER, {})


def import_recorded_crime(
    file: PoliceCsv,
    *,
    area: Area,
    by: User | None,
    write: bool,
    on_bytes: BytesRead = nothing,
) -> FileReport:
    """Replace a force's month of street crime; nothing happens when it is there already."""

    def read_rows(tally: Tally) -> Iterator[Row]:
        with open_rows(file.source, file.looked, file.header, on_bytes) as rows:
            yield from street_rows(rows, file=file, area=area, cell_of=cell_of, tally=tally)

    return replace_police_file(file, read_rows, into=RECORDED_CRIME, area=area, by=by, write=write)

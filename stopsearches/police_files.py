"""Imports stop-and-search files into StopSearch."""

from collections.abc import Iterator

from django.utils import timezone

from accounts.models import User
from incidents.police_files import Destination, Row, replace_police_file
from incidents.policeuk.area import Area
from incidents.policeuk.identify import BytesRead, PoliceCsv, nothing, open_rows
from incidents.policeuk.report import FileReport
from incidents.policeuk.tally import Tally
from stopsearches.models import StopSearch
from stopsearches.policeuk import FIELDS, READER, search_times, stop_rows
from stopsearches.searched_at import times_of_file
from zones.geometry import cell_of


def import_stop_searches(
    file: PoliceCsv,
    *,
    area: Area,
    by: User | None,
    write: bool,
    on_bytes: BytesRead = nothing,
) -> FileReport:
    """Replace a force's month of stop searches; nothing happens when it is there already.

    They get no zone: a published point is the middle of somewhere, and a zone's figures must not
    rest on it.
    """

    def read_rows(tally: Tally) -> Iterator[Row]:
        # Twice, because only the whole file tells how exact its times are.
        with open_rows(file.source, file.looked, file.header) as rows:
            times = times_of_file(search_times(rows))
        with open_rows(file.source, file.looked, file.header, on_bytes) as rows:
            yield from stop_rows(
                rows, file=file, area=area, cell_of=cell_of, times=times, tally=tally
            )

    in_common = {
        "source": StopSearch.Source.POLICE_UK.value,
        "supplied_by": file.force,
        "supplied_at": timezone.now().isoformat(),
        "recorded_by": by.pk if by else None,
        "reference": "",
        "found_item": StopSearch.Found.NOT_RECORDED.value,
    }
    into = Destination(StopSearch, "police_file", FIELDS, READER, in_common)
    return replace_police_file(file, read_rows, into=into, area=area, by=by, write=write)

"""Imports stop-and-search files into StopSearch."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from imports.reading.lines import csv_of
from incidents.police_files import Bringing, Destination, replace_police_file
from incidents.policeuk.identify import BytesRead, PoliceCsv, nothing, open_rows
from incidents.policeuk.places import Places
from incidents.policeuk.report import FileReport
from incidents.policeuk.tally import Tally
from stopsearches.models import StopSearch
from stopsearches.policeuk import FIELDS, FIRST_CODED, READER, search_times, stop_rows
from stopsearches.searched_at import times_of_file


def import_stop_searches(
    file: PoliceCsv, *, bringing: Bringing, places: Places, on_bytes: BytesRead = nothing
) -> FileReport:
    """Replace a force's month of stop searches; nothing happens when it is there already.

    They get no zone: a published point is the middle of somewhere, and a zone's figures must not
    rest on it.
    """

    def lines_of(tally: Tally, in_common: Sequence[object]) -> Iterator[str]:
        # Twice, because only the whole file tells how exact its times are.
        with open_rows(file.source, file.looked, file.header) as rows:
            times = times_of_file(search_times(rows))
        with open_rows(file.source, file.looked, file.header, on_bytes) as rows:
            kept = stop_rows(rows, file=file, places=places, times=times, tally=tally)
            start = csv_of(*in_common)
            for row in kept:
                yield f"{start},{csv_of(*row[:FIRST_CODED])},{_coded_csv(row[FIRST_CODED:])}\n"

    in_common = {
        "source": StopSearch.Source.POLICE_UK.value,
        "supplied_by": file.force,
        "supplied_at": bringing.at.isoformat(),
        "recorded_by": bringing.by.pk if bringing.by else None,
        "import_batch": bringing.batch.pk if bringing.batch else None,
        "reference": "",
        "found_item": StopSearch.Found.NOT_RECORDED.value,
    }
    into = Destination(StopSearch, "police_file", FIELDS, READER, in_common)
    return replace_police_file(file, lines_of, into=into, bringing=bringing)


@lru_cache(maxsize=4096)
def _coded_csv(coded: tuple[object, ...]) -> str:
    """Written once: the same words come again and again, and always need quotation marks."""
    return csv_of(*coded)

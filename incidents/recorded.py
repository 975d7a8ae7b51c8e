"""Imports street-crime files into RecordedCrime, and outcomes files into RecordedOutcome."""

from collections.abc import Iterator, Sequence
from itertools import islice

from incidents.models import RecordedCrime, RecordedOutcome
from incidents.police_files import Bringing, Destination, replace_police_file
from incidents.policeuk import outcomes, street
from incidents.policeuk.identify import BytesRead, PoliceCsv, nothing, open_rows
from incidents.policeuk.places import Places
from incidents.policeuk.report import FileReport
from incidents.policeuk.tally import Tally

RECORDED_CRIME = Destination(RecordedCrime, "file", street.FIELDS, street.READER, {})
RECORDED_OUTCOME = Destination(RecordedOutcome, "file", outcomes.FIELDS, outcomes.READER, {})

ASKED_AT_ONCE = 5_000


def import_recorded_crime(
    file: PoliceCsv, *, bringing: Bringing, places: Places, on_bytes: BytesRead = nothing
) -> FileReport:
    """Replace a force's month of street crime; nothing happens when it is there already."""

    def lines_of(tally: Tally, in_common: Sequence[object]) -> Iterator[str]:
        with open_rows(file.source, file.looked, file.header, on_bytes) as rows:
            yield from street.street_lines(
                rows, file=file, places=places, tally=tally, in_common=in_common,
                crimes_kept=bringing.crimes_kept,
            )  # fmt: skip

    return replace_police_file(file, lines_of, into=RECORDED_CRIME, bringing=bringing)


def import_recorded_outcomes(
    file: PoliceCsv, *, bringing: Bringing, places: Places, on_bytes: BytesRead = nothing
) -> FileReport:
    """Replace a force's month of outcomes; the crimes are told by join_outcomes, once for all files."""

    def lines_of(tally: Tally, in_common: Sequence[object]) -> Iterator[str]:
        # Now and not with the first line: nobody can be asked anything while rows are being copied.
        on_record: set[str] = set()
        if not places.area.is_everywhere:
            with open_rows(file.source, file.looked, file.header) as rows:
                on_record = crimes_on_record(outcomes.crimes_elsewhere(rows, places), bringing)
        return kept_lines(tally, in_common, on_record)

    def kept_lines(tally: Tally, in_common: Sequence[object], on_record: set[str]) -> Iterator[str]:
        with open_rows(file.source, file.looked, file.header, on_bytes) as rows:
            yield from outcomes.outcome_lines(
                rows, file=file, places=places, tally=tally, on_record=on_record, in_common=in_common
            )

    return replace_police_file(file, lines_of, into=RECORDED_OUTCOME, bringing=bringing)


def crimes_on_record(crime_ids: Iterator[str], bringing: Bringing) -> set[str]:
    """Those of the identifiers that a crime of ours has: few, where most are of elsewhere.

    In a check the files before this one count as imported, so that it keeps what the import would.
    """
    found: set[str] = set()
    while some := list(islice(crime_ids, ASKED_AT_ONCE)):
        found.update((bringing.crimes_kept or set()).intersection(some))
        known = RecordedCrime.objects.filter(crime_id__in=some).exclude(crime_id="")
        stays = known.exclude(file__in=bringing.files_replaced)
        found.update(stays.values_list("crime_id", flat=True))
    return found

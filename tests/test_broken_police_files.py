"""Police files broken in every way that one can think of: refused or read, never an error, never half."""

import csv
import io
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harlowsafety.police_import import areas, import_police_files
from harlowsafety.police_kind import outcome_of
from incidents.models import PoliceFile, RecordedCrime, RecordedOutcome
from incidents.policeuk.headers import COLUMNS, OUTCOMES, STOP_AND_SEARCH, STREET
from incidents.policeuk.report import ImportReport
from incidents.policeuk.sources import SentFile
from incidents.tests.policeuk_files import no_location, outcome_row, street_row
from stopsearches.models import StopSearch
from stopsearches.tests.stop_files import stop_row
from tests.police_batches import zipped

pytestmark = pytest.mark.django_db
EXAMPLES = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

NAMES = {
    STREET: "2019-01-essex-street.csv",
    OUTCOMES: "2019-02-essex-outcomes.csv",
    STOP_AND_SEARCH: "2019-06-essex-stop-and-search.csv",
}
ROWS = {
    STREET: [
        street_row(),
        no_location(),
        street_row(lsoa_name="Epping Forest 001A"),
        street_row(crime_id=""),
    ],
    OUTCOMES: [outcome_row(), outcome_row(crime_id=""), outcome_row(lsoa_name="Epping Forest 001A")],
    STOP_AND_SEARCH: [stop_row(), stop_row(latitude="", longitude=""), stop_row(latitude="51.5")],
}

# What people, programs and line noise put into a cell.
CELLS = st.one_of(
    st.sampled_from(
        ["", " ", '"', "'", ",", "\n", "\r\n", "\\.", "\\N", "NULL", "nan", "inf", "-0", "1e400", "5_1.7",
         "=1+1", "2019-01", "2019-02", "0001-01-01", "2019-06-30T23:59:59Z", "9999-12-31T23:59:59+00:00",
         "0001-01-01T00:00:00+23:59", "True", "maybe", "ab" * 32, "\ufeff", "\u2028", "é", "x" * 201, "٥١"]
    ),
    st.text(max_size=12),
)  # fmt: skip
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16", "utf-16-le", "utf-7"])


@st.composite
def broken_files(draw: Callable[..., object], kind: str) -> bytes:
    """A published file with some cells, lines or bytes changed."""
    rows = [list(COLUMNS[kind])]
    rows += [list(row) for row in draw(st.lists(st.sampled_from(ROWS[kind]), max_size=6))]  # type: ignore[attr-defined]
    for _ in range(draw(st.integers(0, 4))):  # type: ignore[call-overload]
        row = draw(st.sampled_from(rows))
        change = draw(st.sampled_from(["cell", "cell", "cell", "drop", "add"]))
        if change == "add" or not row:
            row.append(draw(CELLS))  # type: ignore[attr-defined]
        elif change == "drop":
            row.pop()  # type: ignore[attr-defined]
        else:
            row[draw(st.integers(0, len(row) - 1))] = draw(CELLS)  # type: ignore[arg-type,index]
    text = io.StringIO()
    is_quoted = draw(st.booleans())
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    if is_quoted:
        csv.writer(text, lineterminator=str(end)).writerows(rows)
    else:
        text.write("".join(",".join(row) + str(end) for row in rows))
    content = text.getvalue().encode(str(draw(ENCODINGS)), "replace")
    return bytes(draw(torn(content)))  # type: ignore[call-overload]


@st.composite
def torn(draw: Callable[..., object], content: bytes) -> bytes:
    """Most often as it was; else cut off, or with some bytes in its midst that were not there."""
    how = draw(st.sampled_from(["whole", "whole", "cut", "put in"]))
    at = int(draw(st.integers(0, len(content))))  # type: ignore[call-overload]
    if how == "cut":
        return content[:at]
    if how == "put in":
        return content[:at] + bytes(draw(st.binary(max_size=4))) + content[at:]  # type: ignore[call-overload]
    return content


def bring(name: str, content: bytes, area: str) -> ImportReport:
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        sent = [SentFile(name, Path(file.name))]
        checked = import_police_files(sent, area=areas()[area], dry_run=True, by=None)
        report = import_police_files(sent, area=areas()[area], dry_run=False, by=None)
    assert outcome_counts(checked) == outcome_counts(report)
    return report


def outcome_counts(report: ImportReport) -> tuple[int, ...]:
    told = outcome_of(report)
    return (told.rows_read, told.rows_kept, told.rows_unchanged, told.rows_left_out, told.rows_refused)


def rows_on_record() -> int:
    return sum(model.objects.count() for model in (RecordedCrime, RecordedOutcome, StopSearch))


def check(report: ImportReport) -> None:
    """Nothing is lost, nothing is there by halves, and whoever is refused is told why."""
    read, kept, unchanged, left_out, refused = outcome_counts(report)
    assert read == kept + unchanged + left_out + refused
    assert min(read, kept, left_out, refused) >= 0
    assert rows_on_record() == (kept if report.is_ok else 0)
    assert report.is_ok == (outcome_of(report).findings.refusals == 0)
    PoliceFile.objects.all().delete()


@pytest.mark.parametrize("kind", list(NAMES))
@pytest.mark.parametrize("area", ["harlow", "all"])
@EXAMPLES
@given(data=st.data())
def test_a_broken_file_is_refused_or_read_whole(kind: str, area: str, data: st.DataObject) -> None:
    content = data.draw(broken_files(kind))

    report = bring(NAMES[kind], content, area)

    check(report)


@EXAMPLES
@given(data=st.data())
def test_a_broken_archive_is_refused_or_read_whole(data: st.DataObject) -> None:
    archive = zipped({NAMES[kind]: data.draw(broken_files(kind)) for kind in NAMES})

    report = bring("latest.zip", data.draw(torn(archive)), "harlow")

    check(report)


@EXAMPLES
@given(content=st.binary(max_size=300), name=st.sampled_from([*NAMES.values(), "latest.zip", "x.csv"]))
def test_noise_is_refused(content: bytes, name: str) -> None:
    report = bring(name, content, "harlow")

    assert not report.is_ok
    check(report)

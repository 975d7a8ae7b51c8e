"""Police files through the import room: what is told of them, and what they leave."""

import pytest

from accounts.models import User
from imports.kinds import kind_of
from imports.models import ImportBatch
from imports.reading import decoding
from imports.states import State
from incidents.models import PoliceFile, RecordedCrime, RecordedOutcome
from incidents.policeuk.headers import COLUMNS, STREET
from incidents.tests.policeuk_files import csv_text, outcome_row, outcomes_text, street_row
from stopsearches.models import StopSearch
from stopsearches.tests.stop_files import NAME as STOPS
from stopsearches.tests.stop_files import stop_row, stops_text
from tests.police_batches import checked, imported, zipped

pytestmark = pytest.mark.django_db
CRIMES, OUTCOMES = "2019-01-essex-street.csv", "2019-02-essex-outcomes.csv"
FAR = {"lsoa_name": "Epping Forest 001A"}


def of_each_kind() -> dict[str, str | bytes]:
    return {
        OUTCOMES: outcomes_text(outcome_row(), outcome_row(**FAR, crime_id="cd" * 32)),
        CRIMES: csv_text([street_row(), street_row(**FAR)]),
        STOPS: stops_text(stop_row()),
    }


def counts(batch: ImportBatch) -> tuple[int, ...]:
    return (
        batch.rows_read, batch.rows_kept, batch.rows_unchanged, batch.rows_left_out, batch.rows_refused,
    )  # fmt: skip


def findings(batch: ImportBatch) -> list[tuple[str, int | None, str]]:
    return list(batch.findings.values_list("file", "line", "words"))


def test_one_batch_takes_files_of_all_three_kinds(analyst: User) -> None:
    batch = imported(of_each_kind(), by=analyst)

    assert batch.state == State.IMPORTED
    assert counts(batch) == (5, 3, 0, 2, 0)
    assert RecordedCrime.objects.get().later_outcome == "charged"
    assert set(PoliceFile.objects.values_list("import_batch", "imported_by")) == {(batch.pk, analyst.pk)}
    assert StopSearch.objects.get().import_batch == batch


def test_the_check_counts_what_the_import_keeps_and_writes_nothing(analyst: User) -> None:
    far = {OUTCOMES: outcomes_text(outcome_row(**FAR))}

    batch = checked(of_each_kind() | far, by=analyst)

    assert (batch.state, batch.rows_kept) == (State.CHECKED, 3)
    assert not PoliceFile.objects.exists()


def test_a_check_does_not_count_a_crime_that_the_import_would_take_away(analyst: User) -> None:
    imported({CRIMES: csv_text([street_row()])}, by=analyst)
    other_edition = {CRIMES: csv_text([street_row(crime_id="cd" * 32)])}

    batch = imported(other_edition | {OUTCOMES: outcomes_text(outcome_row(**FAR))}, by=analyst)

    assert batch.state == State.IMPORTED
    assert not RecordedOutcome.objects.exists()


def test_each_file_has_a_note_that_adds_up(analyst: User) -> None:
    batch = imported({CRIMES: csv_text([street_row(), street_row(**FAR)])}, by=analyst)

    assert batch.notes == [f"{CRIMES}: new: read 2, kept 1, outside 1, no location 0, refused 0"]


def test_how_many_crimes_have_another_outcome_is_told(analyst: User) -> None:
    batch = imported(of_each_kind(), by=analyst)

    assert "Recorded crimes with another last outcome than before: 1" in batch.notes


def test_each_refused_line_is_named_by_file_and_line_and_nothing_is_imported(analyst: User) -> None:
    wrong = csv_text([street_row(), *[street_row(latitude="north")] * 30])

    batch = checked({STOPS: stops_text(stop_row()), CRIMES: wrong}, by=analyst)

    assert batch.state == State.REFUSED
    assert len(findings(batch)) == 30
    assert findings(batch)[0] == (CRIMES, 3, "Not coordinates: north, 0.098456.")
    assert counts(batch) == (32, 2, 0, 0, 30)


def test_the_same_files_again_are_known_and_change_nothing(analyst: User) -> None:
    imported(of_each_kind(), by=analyst)
    before = list(RecordedCrime.objects.values())

    again = checked(of_each_kind(), by=analyst)

    assert counts(again) == (5, 0, 3, 2, 0)
    assert list(RecordedCrime.objects.values()) == before


def test_a_word_nobody_has_listed_is_a_warning_and_keeps_nothing_out(analyst: User) -> None:
    batch = imported({CRIMES: csv_text([street_row(crime_type="Drone crime")])}, by=analyst)

    assert findings(batch) == [(CRIMES, None, "A new crime type, kept as it is: Drone crime.")]
    assert batch.rows_kept == 1


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("lunch.csv", "dish,price\nsoup,3\n", "The first line is not the header of a police.uk file."),
        (CRIMES, csv_text([], COLUMNS[STREET][:-1]), "This is not a whole street header"),
        (CRIMES, csv_text([street_row()]).encode("utf-16"), "The file is saved as UTF-16"),
        (CRIMES, csv_text([street_row()]) + "\0", "A NUL byte: the file is damaged, download it again."),
        (CRIMES, csv_text([street_row()]).replace(",", ";"), "The columns are not separated by commas"),
        (CRIMES, csv_text([street_row(location="a,b")]), "13 columns where the header has 12."),
        (CRIMES, csv_text([street_row(location='"open')]), "Not well-formed CSV"),
        ("download.zip", b"no archive", "Not a zip archive, or a damaged one: download it again."),
        ("download.zip", zipped({"readme.txt": "nothing"}), "There is no police file here."),
        ("download.zip", zipped({CRIMES: b"0" * 50_000_000}), "unpacks to far more than a crime file could."),
        ("download.zip", zipped({CRIMES: csv_text([street_row()])})[:-40], "Not a zip archive"),
    ],
    ids=[
        "another file", "wrong header", "UTF-16", "NUL", "semicolons", "ragged row", "open quote",
        "no zip", "nothing in it", "zip bomb", "cut-off zip",
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_believed_has_a_clear_answer(
    name: str, content: str | bytes, words: str, analyst: User
) -> None:
    batch = checked({name: content}, by=analyst)

    assert batch.state == State.REFUSED
    assert words in findings(batch)[0][2]


def test_a_file_larger_than_any_police_file_is_refused(
    analyst: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decoding.look_at, "__defaults__", (1_000_000,))

    batch = checked({CRIMES: csv_text([street_row()] * 6_000)}, by=analyst)

    assert findings(batch)[0][2] == "The file is larger than 0 MB."


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + csv_text([street_row(location="Café Ruë")]).encode(),
        csv_text([street_row(location="Café Ruë")], end="\r\n").encode(),
        csv_text([street_row(location="Café Ruë")]).encode("cp1252"),
        csv_text([street_row(location='"Café Ruë"')]).encode(),
    ],
    ids=["byte order mark", "CRLF", "Windows-1252", "quotation marks"],
)
def test_an_honest_file_is_read_whatever_wrote_it(content: bytes, analyst: User) -> None:
    imported({CRIMES: content}, by=analyst)

    assert RecordedCrime.objects.get().location == "Café Ruë"


def test_a_zip_of_four_hundred_files_is_imported_whole(analyst: User) -> None:
    months = [f"{2000 + number // 12}-{number % 12 + 1:02}" for number in range(200)]
    crimes = {f"{m}/{m}-essex-street.csv": csv_text([street_row(month=m)]) for m in months}
    told = {f"{m}/{m}-essex-outcomes.csv": outcomes_text(outcome_row(month=m)) for m in months}

    batch = imported({"latest.zip": zipped(crimes | told)}, by=analyst)

    assert counts(batch) == (400, 400, 0, 0, 0)
    assert PoliceFile.objects.filter(import_batch=batch).count() == 400
    assert set(RecordedCrime.objects.values_list("later_outcome_month", flat=True).distinct()) == {
        PoliceFile.objects.order_by("month").last().month
    }


def test_the_address_lists_the_files_of_the_batch(analyst: User) -> None:
    batch = imported(of_each_kind(), by=analyst)

    assert kind_of(batch).address_of_rows(batch) == f"/recorded-crime/files/?batch={batch.reference}"

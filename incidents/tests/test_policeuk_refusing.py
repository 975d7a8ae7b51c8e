"""Files that are refused or ignored whole, and what is said about them."""

import zipfile
from contextlib import ExitStack
from pathlib import Path

import pytest

from imports.reading import decoding, zips
from imports.reading.problems import FileRefusedError
from incidents.policeuk.forces import is_same_force, slug_of_force
from incidents.policeuk.headers import COLUMNS, OUTCOMES, STREET
from incidents.policeuk.identify import identify
from incidents.policeuk.sources import Found, find_sources
from incidents.tests.policeuk_files import csv_text, street_row, write_csv
from incidents.tests.test_policeuk_reading import NAME, source_of

HEADER = list(COLUMNS[STREET])


def find(*paths: Path) -> Found:
    with ExitStack() as stack:
        return find_sources(paths, stack)


def refusal(folder: Path, text: str | bytes, name: str = NAME) -> str:
    with pytest.raises(FileRefusedError) as caught:
        identify(source_of(folder, text, name))
    return str(caught.value.problem)


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        (HEADER[:-1], "the column is missing: context"),
        ([*HEADER, "Month"], "the column is there twice: month"),
        ([*HEADER, "Officer"], "the column is not known: officer"),
        (["a", "b"], "the first line is not the header of a police.uk file"),
        ([";".join(HEADER)], "not separated by commas"),
    ],
)
def test_a_header_that_is_not_whole_says_what_is_wrong(
    tmp_path: Path, header: list[str], reason: str
) -> None:
    assert reason in refusal(tmp_path, csv_text([], header))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        ((csv_text([street_row()]) + "\n\0").encode(), "line 4: a NUL byte"),
        (csv_text([]).encode("utf-16"), "saved as UTF-16"),
        (csv_text([]).encode() + b"\x81\n", "line 2: neither UTF-8 nor Windows-1252"),
    ],
    ids=["empty", "nul", "utf-16", "no encoding"],
)
def test_bytes_that_no_csv_holds_are_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    assert reason in refusal(tmp_path, content)


def test_a_name_of_another_kind_is_refused(tmp_path: Path) -> None:
    reason = refusal(tmp_path, csv_text([]), "2019-01-essex-stop-and-search.csv")

    assert reason.startswith("the name says stop-and-search but the columns are those of a street")


def test_a_thirteenth_month_is_no_month(tmp_path: Path) -> None:
    assert "no month: 2019-13" in refusal(tmp_path, csv_text([]), "2019-13-essex-street.csv")


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = write_csv(tmp_path / NAME, csv_text([street_row()] * 5))

    with pytest.raises(FileRefusedError, match="larger than"), path.open("rb") as stream:
        decoding.look_at(stream, max_bytes=100)


def test_an_outcomes_file_is_recognised(tmp_path: Path) -> None:
    text = csv_text([], COLUMNS[OUTCOMES])

    assert identify(source_of(tmp_path, text, "2019-01-essex-outcomes.csv")).kind == OUTCOMES


def test_a_folder_in_archive_layout_is_found_in_order_and_junk_is_told(tmp_path: Path) -> None:
    for name in ("2019-02/2019-02-essex-street.csv", "2019-01/2019-01-essex-street.csv"):
        write_csv(tmp_path / name, csv_text([]))
    write_csv(tmp_path / "2019-01/.DS_Store", b"junk")
    write_csv(tmp_path / "notes.txt", b"junk")

    found = find(tmp_path)

    assert [s.base[:7] for s in found.sources] == ["2019-01", "2019-02"]
    assert sorted(i.reason for i in found.ignored) == ["a hidden file", "not a CSV file"]


def test_the_archive_zip_is_read_without_unpacking_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "latest.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("2019-01/2019-01-essex-street.csv", csv_text([street_row()]))
        archive.writestr("__MACOSX/2019-01/._2019-01-essex-street.csv", b"\0\0")

    with ExitStack() as stack:
        found = find_sources([tmp_path / "latest.zip"], stack)
        file = identify(found.sources[0])

    assert file.force == "essex"
    assert len(found.ignored) == 1


def test_a_zip_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(NAME, b"0" * 50_000_000)

    (refused,) = find(tmp_path / "bomb.zip").refused

    assert "unpacks to far more than a crime file could" in str(refused[1])


def test_a_zip_that_lies_about_a_size_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lying.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(NAME, csv_text([street_row()] * 200))
    size = len(csv_text([street_row()] * 200)).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(size, (300).to_bytes(4, "little")))

    with ExitStack() as stack, pytest.raises(FileRefusedError, match="damaged inside the archive"):
        identify(find_sources([path], stack).sources[0])


@pytest.mark.parametrize("name", ["broken.zip", "missing.csv", "picture.png"])
def test_what_is_no_police_data_is_refused_with_a_reason(tmp_path: Path, name: str) -> None:
    if not name.startswith("missing"):
        write_csv(tmp_path / name, b"no archive")

    assert find(tmp_path / name).refused[0][1].reason


def test_too_many_files_are_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "many.zip", "w") as archive:
        for number in range(5):
            archive.writestr(f"{number}.csv", "")

    with ExitStack() as stack, pytest.raises(FileRefusedError, match="more than 3 files"):
        list(zips.open_archive(tmp_path / "many.zip", stack, max_files=3))


@pytest.mark.parametrize(
    ("reported_by", "slug"),
    [
        ("Essex Police", "essex"),
        ("British Transport Police", "btp"),
        ("Hertfordshire Constabulary", "hertfordshire"),
        ("Devon & Cornwall Police", "devon-and-cornwall"),
        ("Metropolitan Police Service", "metropolitan"),
        ("City of London Police", "city-of-london"),
        ("Police Service of Northern Ireland", "northern-ireland"),
        ("Dyfed-Powys Police", "dyfed-powys"),
    ],
)
def test_a_force_is_known_by_the_name_it_signs_with(reported_by: str, slug: str) -> None:
    assert slug_of_force(reported_by) == slug
    assert is_same_force(slug, reported_by)

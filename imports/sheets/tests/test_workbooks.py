"""Workbooks as people save them are read; what cannot be believed is refused in words."""

import io
import zipfile
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from imports.sheets.cells import FORMULA, Unreadable
from imports.sheets.workbook import MAX_UNPACKED_BYTES
from imports.tests.sheet_files import saved, xlsx_of

HEADINGS = ("Kind", "Date", "Time")
ROW = ("Theft", datetime(2026, 11, 16), time(19, 40))
SHEET = "xl/worksheets/sheet1.xml"
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def with_part(name: str, content: bytes) -> bytes:
    """A good workbook with one part put in, or in the place of its own."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx_of(HEADINGS, ROW))) as good, zipfile.ZipFile(written, "w", 8) as bad:
        for part in good.infolist():
            if part.filename != name:
                bad.writestr(part, good.read(part))
        bad.writestr(name, content)
    return written.getvalue()


def test_days_and_times_are_what_the_cells_show(opened):
    found = opened(xlsx_of(HEADINGS, ROW, (None, None, None), ("Drugs", date(2026, 11, 17), "19:40")))

    assert found.headings == list(HEADINGS)
    assert found.rows == [
        ["Theft", datetime(2026, 11, 16), time(19, 40)], ["Drugs", datetime(2026, 11, 17), "19:40"],
    ]  # fmt: skip
    assert found.lines == [2, 4]


def test_a_workbook_that_counts_its_days_from_1904_has_the_same_days(opened):
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    for row in (HEADINGS, ROW):
        book.active.append(row)

    assert opened(saved(book)).rows[0][1] == datetime(2026, 11, 16)


def test_a_formula_is_told_from_text_that_begins_like_one(opened):
    book = Workbook()
    book.active.append(HEADINGS)
    book.active.append(("Theft", "=TODAY()", "x"))
    book.active.append(("'=text", "x", "#N/A"))

    rows = opened(saved(book)).rows

    assert rows[0][1] == FORMULA
    assert rows[1] == ["=text", "x", Unreadable("the error #N/A of the spreadsheet")]


def test_of_several_sheets_it_says_which_was_read(opened):
    book = Workbook()
    book.active.title = "Cover"
    hidden = book.create_sheet("Old")
    hidden.append(("Secret", "x"))
    hidden.sheet_state = "hidden"
    for row in (HEADINGS, ROW):
        (book["November"] if "November" in book.sheetnames else book.create_sheet("November")).append(row)

    found = opened(saved(book))

    assert found.headings == list(HEADINGS)
    assert found.notes == ["The sheet “November” was read. Not read: “Cover”; “Old”, which is hidden."]


def test_merged_cells_below_the_headings_are_named(opened):
    book = Workbook()
    book.active.append(("Incidents", None, None))
    book.active.merge_cells("A1:C1")
    for row in (HEADINGS, ROW, (None, *ROW[1:])):
        book.active.append(row)
    book.active.merge_cells("A3:A4")

    found = opened(saved(book))

    assert found.headings == list(HEADINGS)
    assert found.problems == [
        "The cells A3 to A4 are merged. Unmerge them and write the value into each row."
    ]


def test_a_workbook_is_known_by_its_content_whatever_it_is_called(opened):
    assert opened(xlsx_of(HEADINGS, ROW), "sheet.csv").headings == list(HEADINGS)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"Kind,Date\n", "named like a workbook, and none"),
        (_OLD + b"\0" * 600, "an old Excel workbook (.xls)"),
        (_OLD + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
        (xlsx_of(HEADINGS, ROW)[:-300], "damaged, or was sent in part"),
        (xlsx_of((), ()), "every sheet of the workbook is empty"),
        (with_part("xl/workbook.bin", b"x"), "a binary workbook (.xlsb)"),
        (with_part(SHEET, b"<worksheet"), "the workbook cannot be read"),
        (with_part("xl/media/image1.png", b"\0" * 30_000_000), "unpacks to far more"),
        (with_part(SHEET, b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"), "cannot be read"),
    ],
    ids=[
        "text", "xls", "locked", "cut off", "empty", "xlsb", "broken sheet", "bomb", "entities",
    ],
)  # fmt: skip
def test_what_is_no_workbook_is_refused_in_words(refusal, content, words):
    assert words in refusal(content, "sheet.xlsx")


def test_an_opendocument_file_is_named_as_one(refusal):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr("content.xml", "<x/>")

    assert refusal(written.getvalue(), "sheet.xlsx") == (
        "an OpenDocument file, not a workbook: save it as .xlsx, or as CSV"
    )


def test_any_other_archive_is_no_workbook(refusal):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as made:
        made.writestr("street.csv", "x")

    assert refusal(written.getvalue(), "sheet.xlsx").startswith("a zip archive, not a workbook")


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_it_is_unpacked(refusal):
    half = bytes(range(256)) * (MAX_UNPACKED_BYTES // 1024)
    written = io.BytesIO(xlsx_of(HEADINGS, ROW))
    with zipfile.ZipFile(written, "a") as made:
        for number in range(5):
            made.writestr(f"xl/media/{number}.bin", half)

    assert "unpacks to more than 100 MB" in refusal(written.getvalue(), "sheet.xlsx")


def test_a_sheet_that_says_it_is_larger_than_it_is_takes_no_time(opened):
    def cell(name: str, text: str) -> str:
        return f'<c r="{name}" t="inlineStr"><is><t>{text}</t></is></c>'

    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<dimension ref="A1:XFD1048576"/><sheetData>'
        f'<row r="1">{cell("A1", "Kind")}{cell("B1", "Zone")}</row>'
        f'<row r="999999999999">{cell("A2", "Theft")}</row></sheetData></worksheet>'
    )

    assert opened(with_part(SHEET, sheet.encode())).rows == [["Theft", None]]

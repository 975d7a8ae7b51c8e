"""CSV as spreadsheets and programs save it is read; anything else is refused in words."""

import pytest

from imports.sheets import rows
from imports.sheets.cells import FORMULA

PLAIN = "Kind,Zone\r\nTheft,The Stow\r\nDrugs,North Gate\r\n"
READ = [["Theft", "The Stow"], ["Drugs", "North Gate"]]


@pytest.mark.parametrize(
    "content",
    [
        PLAIN.encode(),
        b"\xef\xbb\xbf" + PLAIN.encode(),
        PLAIN.replace("\r\n", "\n").encode(),
        PLAIN.replace("\r\n", "\r").encode(),
        PLAIN.replace(",", ";").encode(),
        PLAIN.replace(",", "\t").encode(),
        ("sep=;\r\n" + PLAIN.replace(",", ";")).encode(),
        PLAIN.replace("Theft", '"Theft"').encode(),
        PLAIN.rstrip().encode(),
        PLAIN.replace("The Stow", "The Stow,,,").encode(),
        PLAIN.replace("Drugs", "\r\n , \r\nDrugs").encode(),
        ("# OFFICIAL\r\n# Filters: from 1 May, all kinds\r\n" + PLAIN).encode(),
        ("Incidents of November 2026\r\n\r\n" + PLAIN).encode(),
    ],
    ids=[
        "plain", "byte order mark", "LF", "CR", "semicolons", "tabs", "sep=", "quotes", "no last line end",
        "trailing empties", "blank rows", "our own export", "a title above",
    ],
)  # fmt: skip
def test_every_usual_way_to_save_it_reads_the_same(opened, content):
    found = opened(content)

    assert (found.headings, found.rows, found.problems) == (["Kind", "Zone"], READ, [])


def test_windows_1252_is_read_and_said(opened):
    found = opened("Kind,Zone\nTheft,Caf\xe9 corner\n".encode("cp1252"))

    assert found.rows == [["Theft", "Café corner"]]
    assert found.notes == ["Not UTF-8, so read as Windows-1252: check names with accents"]


def test_a_row_keeps_the_line_at_which_it_starts(opened):
    assert opened(b'Kind,What\nTheft,"one\ntwo"\n\nDrugs,three\n').lines == [2, 5]


def test_the_quote_that_guards_our_own_files_is_taken_off_again(opened):
    assert opened(b"Kind,What\nTheft,'-1 degrees\nDrugs,'=SUM\nOther,'twas\n").rows == [
        ["Theft", "-1 degrees"], ["Drugs", "=SUM"], ["Other", "'twas"],
    ]  # fmt: skip


def test_what_a_spreadsheet_would_work_out_is_told_from_text(opened):
    assert opened(b"Kind,What\nTheft,=1+1\n").rows == [["Theft", FORMULA]]


def test_a_row_with_more_values_than_headings_is_told(opened):
    found = opened(b"Kind,What\nTheft,shouting, then ran\nDrugs,none\n")

    assert found.problems == [
        "There are 3 values under 2 headings. Text that holds the separator has to stand in quotation marks."
    ]
    assert found.lines == [2, 3]


def test_a_row_that_lacks_its_last_values_has_them_empty(opened):
    assert opened(b"Kind,What,Zone\nTheft\nDrugs,none,x\n").rows[0] == ["Theft", None, None]


def test_a_file_that_was_cut_off_in_its_last_line_is_told(opened):
    assert opened(b"Kind,What,Zone\nDrugs,none,x\nThef").problems == [
        "The file seems to be cut off in the middle of this line."
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "the file is empty"),
        (b"\n\n,,\n", "the file is empty"),
        (b"Kind,What\nTheft,\0\n", "line 2: a NUL byte"),
        ("Kind,What\n".encode("utf-16"), "saved as UTF-16"),
        (b"Kind,What\nTheft,\x81\n", "line 2: neither UTF-8 nor Windows-1252"),
        (b'Kind,What\nTheft,"open\nDrugs,x\n', "line 2: a quotation mark opens here and is never closed"),
        (b'Kind,What\nTheft,"a" b\n', "line 2: a quotation mark closes in the middle of a value"),
        (b"Kind,What\nTheft," + b"x" * 200_000 + b"\n", "line 2: a value of more than 130,000 characters"),
        (b",".join([b"H"] * 300) + b"\n", "line 1: more than 200 columns"),
    ],
)
def test_what_is_no_table_is_refused_in_words(refusal, content, words):
    assert words in refusal(content)


def test_more_rows_than_a_council_keeps_are_refused_with_a_way_on(refusal, monkeypatch):
    monkeypatch.setattr(rows, "MOST_ROWS", 2)

    assert refusal(b"Kind,What\n" + b"Theft,x\n" * 3) == (
        "line 4: more than 2 rows: send it in several files of 2 rows at most"
    )

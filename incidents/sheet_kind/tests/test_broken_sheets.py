"""Broken sheets of incidents and bytes of any kind: refused in words, never half imported, no row lost."""

import io
import zipfile

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from imports.reading.problems import FileRefusedError
from imports.sheets.templates import template_csv, template_xlsx
from imports.tests.sheet_files import batch_of, csv_of, local_file, read_sheet
from incidents.models import Incident
from incidents.sheet_kind.kind import IncidentSheetKind

KIND = IncidentSheetKind()
GOOD = csv_of(
    ("Kind", "Date", "Time", "Zone", "Source", "What happened"),
    ("Theft", "17/11/2025", "19:40", "The Stow", "Police", '"A bicycle, blue"'),
    ("Drugs", "2025-11-18", "", "North Gate", "CCTV control room", ""),
    ("Violence", "18 Nov 2025", "7pm", "West Gate", "Police", "Pushing"),
)
PIECES = st.sampled_from([b'"', b",", b"\r", b"\n", b"=", b"'", b"\xff", b"99"])
XML_PIECES = st.sampled_from([b"", b"<", b"/>", b'"', b"&", b"9999999999", b"<c/>", b"A1"])
PARTS = ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"]
# Every example is undone by itself, so the database may be shared by all.
ANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def survives(supervisor, zones, tmp_path):
    """Reads it as an import would, and holds the outcome to what was written."""

    def surviving(content: bytes, name: str) -> None:
        before = Incident.objects.count()
        batch = batch_of(KIND, supervisor)
        try:
            file = local_file(tmp_path, content, name)
            KIND.words_not_known(file, {"category": next(iter(KIND.headings_of(file)), "")})
            outcome = read_sheet(
                KIND, content, by=supervisor, folder=tmp_path, name=name, write=True, batch=batch
            )
        except FileRefusedError:
            assert Incident.objects.count() == before
            return
        parts = outcome.rows_kept, outcome.rows_unchanged, outcome.rows_left_out, outcome.rows_refused
        assert outcome.rows_read == sum(parts) and min(parts) >= 0
        assert Incident.objects.filter(import_batch=batch).count() == outcome.rows_kept * outcome.is_ok
        assert outcome.is_ok or outcome.findings.first
        assert all(each.words and len(each.words) <= 300 for each in outcome.findings.first)

    return surviving


@ANY
@given(content=st.binary(max_size=400))
@example(content=b"PK\x03\x04")
@example(content=b'"')
def test_bytes_of_any_kind(survives, content):
    survives(content, "sheet.csv")


@ANY
@given(text=st.text(max_size=300))
def test_text_of_any_kind_under_our_headings(survives, text):
    survives(GOOD.splitlines(keepends=True)[0] + text.encode(errors="replace"), "sheet.csv")


@ANY
@given(
    at=st.integers(0, len(GOOD)), length=st.integers(0, 30),
    put=st.one_of(st.binary(max_size=8), PIECES),
)  # fmt: skip
def test_a_good_file_with_a_piece_put_in_the_place_of_another(survives, at, length, put):
    survives(GOOD[:at] + put + GOOD[at + length :], "sheet.csv")


@ANY
@given(cells=st.lists(st.lists(st.text(max_size=12), min_size=6, max_size=6), max_size=4))
def test_values_of_any_kind_in_every_cell(survives, cells):
    quoted = [['"' + cell.replace('"', '""') + '"' for cell in row] for row in cells]
    content = GOOD + "".join(",".join(row) + "\r\n" for row in quoted).encode(errors="replace")
    survives(content, "sheet.csv")


@ANY
@given(at=st.integers(0, 20_000), put=st.binary(min_size=1, max_size=6))
def test_a_workbook_with_some_bytes_overwritten(survives, at, put):
    good = template_xlsx(KIND)
    at %= len(good)
    survives(good[:at] + put + good[at + len(put) :], "sheet.xlsx")


@ANY
@given(
    part=st.sampled_from(PARTS), at=st.integers(0, 20_000), put=XML_PIECES
)  # fmt: skip
def test_a_workbook_with_a_part_that_is_not_what_it_says(survives, part, at, put):
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template_xlsx(KIND))) as good, zipfile.ZipFile(written, "w") as bad:
        for each in good.infolist():
            content = good.read(each)
            place = at % (len(content) + 1)
            bad.writestr(
                each, content if each.filename != part else content[:place] + put + content[place + 1 :]
            )
    survives(written.getvalue(), "sheet.xlsx")


@pytest.mark.parametrize("cut", range(0, 400, 23))
def test_a_file_that_was_cut_off(survives, cut):
    survives(template_csv(KIND)[: -cut or None], "sheet.csv")

"""Broken duty sheets: refused in words, never half imported, no row lost."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from imports.reading.problems import FileRefusedError
from imports.tests.sheet_files import batch_of, csv_of, read_sheet
from patrols.models import Patrol
from patrols.sheet_kind.kind import PatrolSheetKind
from patrols.sheet_kind.tests.test_rows import HEADINGS, NORTH, STOW

KIND = PatrolSheetKind()
GOOD = csv_of(HEADINGS, STOW, NORTH, ("officer@example.org", "18/11/2025", "22:00", "02:00", *STOW[4:]))
PIECES = st.sampled_from([b'"', b",", b"\r", b"\n", b"=", b":", b"\xff", b"99", b"0", b"-1"])
ANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def survives(supervisor, officer, zones, tmp_path):
    def surviving(content: bytes) -> None:
        Patrol.objects.all().delete()
        batch = batch_of(KIND, supervisor)
        try:
            outcome = read_sheet(KIND, content, by=supervisor, folder=tmp_path, write=True, batch=batch)
        except FileRefusedError:
            assert not Patrol.objects.exists()
            return
        parts = outcome.rows_kept, outcome.rows_unchanged, outcome.rows_left_out, outcome.rows_refused
        assert outcome.rows_read == sum(parts) and min(parts) >= 0
        assert Patrol.objects.exists() == (outcome.is_ok and outcome.rows_kept > 0)
        assert outcome.is_ok or outcome.findings.first

    return surviving


@ANY
@given(at=st.integers(0, len(GOOD)), length=st.integers(0, 20), put=st.one_of(st.binary(max_size=5), PIECES))
def test_a_good_sheet_with_a_piece_put_in_the_place_of_another(survives, at, length, put):
    survives(GOOD[:at] + put + GOOD[at + length :])


CLOCKS = st.sampled_from(["00:00", "01:30", "01:30 BST", "02:00", "12:00", "23:59", "", "x"])
ZONES = st.sampled_from(["The Stow", ""])
DAYS = st.sampled_from(["26/10/2025", "30/03/2025", "17/11/2025", "01/01/0001", "31/12/9999", ""])


@ANY
@given(
    rows=st.lists(
        st.tuples(
            DAYS, CLOCKS, CLOCKS, st.sampled_from(["", "0", "-1", "60", "2"]), ZONES,
            CLOCKS, CLOCKS, st.sampled_from(["", "yes", "no"]), st.sampled_from(["", "0", "3", "501", "1.5"]),
        ),
        max_size=4,
    )
)  # fmt: skip
def test_days_and_times_of_any_kind(survives, rows):
    survives(csv_of(HEADINGS, *(("officer@example.org", *row) for row in rows)))

"""Broken logs of every kind: each is refused in words or read whole, and no row is lost or half imported."""

import hashlib
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deployments.lfr_log.columns import COLUMNS
from deployments.lfr_log.kind import FacialRecognitionLogKind
from deployments.models import TechDeployment
from deployments.tests.lfr import HEADINGS, LINE, NOW, log
from imports.kinds import Job, LocalFile, Outcome
from imports.models import ImportBatch
from imports.reading.problems import FileRefusedError

pytestmark = pytest.mark.django_db
KIND = FacialRecognitionLogKind()
SOUND = log({}, {"site": "Broad Walk"}, {"day": "15/01/25"})
hard = settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
cell = st.one_of(
    st.sampled_from(
        ["", "0", "12", "-1", "1e9", "=1+1", "14/01/25", "4hr", "0.64", '"', "0%", "\u0663", "x" * 200]
    ),
    st.text(max_size=20),
)


@pytest.fixture
def batch(liaison, zones) -> ImportBatch:
    return ImportBatch.objects.create(
        reference="IMP-2026-000001", kind=KIND.key, sender="Essex Police", staged_by=liaison, staged_at=NOW
    )


def written_of(content: bytes, batch: ImportBatch, folder: Path) -> tuple[Outcome | None, int]:
    """What an import of those bytes came to and how many deployments it wrote; undone afterwards."""
    path = folder / "log.csv"
    path.write_bytes(content)
    file = LocalFile("log.csv", path, hashlib.sha256(content).hexdigest(), len(content))
    job = Job(
        batch=batch, files=[file], columns={each.name: each.heading for each in COLUMNS}, values={},
        by=batch.staged_by, write=True, on_progress=lambda *_: None,
    )  # fmt: skip
    with transaction.atomic():
        try:
            outcome = KIND.read(job)
        except FileRefusedError:
            outcome = None
        written = TechDeployment.objects.filter(import_batch=batch).count()
        transaction.set_rollback(True)
    return outcome, written


def assert_whole_or_nothing(outcome: Outcome | None, written: int) -> None:
    if outcome is None or not outcome.is_ok:
        assert written == 0
        return
    assert written == outcome.rows_kept
    told = outcome.rows_kept + outcome.rows_unchanged + outcome.rows_left_out + outcome.rows_refused
    assert outcome.rows_read == told


@hard
@given(at=st.integers(0, len(SOUND)), out=st.integers(0, 40), new=st.binary(max_size=20))
def test_a_log_with_a_piece_of_it_exchanged_is_read_whole_or_not_at_all(batch, tmp_path, at, out, new):
    outcome, written = written_of(SOUND[:at] + new + SOUND[at + out :], batch, tmp_path)

    assert_whole_or_nothing(outcome, written)


@hard
@given(st.binary(max_size=300))
def test_bytes_that_are_no_log_write_nothing(batch, tmp_path, content):
    _, written = written_of(content, batch, tmp_path)

    assert written == 0


@hard
@given(
    st.lists(
        st.dictionaries(st.sampled_from(sorted(LINE)), cell, min_size=1, max_size=6), min_size=1, max_size=4
    )
)
def test_a_log_with_any_text_in_its_cells_is_read_whole_or_not_at_all(batch, tmp_path, lines):
    outcome, written = written_of(log(*lines), batch, tmp_path)

    assert_whole_or_nothing(outcome, written)


@hard
@given(st.permutations(HEADINGS))
def test_columns_in_any_order_are_found_by_their_headings(batch, tmp_path, headings):
    places = {column.heading: column.name for column in COLUMNS}
    line = {places[heading]: LINE[places[heading]] for heading in headings}
    content = ",".join(headings) + "\n" + ",".join(f'"{value}"' for value in line.values()) + "\n"

    outcome, written = written_of(content.encode(), batch, tmp_path)

    assert (outcome.rows_kept, written) == (1, 1)

"""Tests of the way from a file to rows: all of them, or none."""

import pytest

from accounts.models import User
from audit.models import AccessRecord
from imports.models import ImportBatch
from imports.services.confirming import confirm_import
from imports.services.outcomes import OUR_MISTAKE
from imports.states import State
from imports.tests.factories import FAIR, MARKET, NOW, WRONG, checked, imported, ran, sheet
from zones.events.services import record_event
from zones.models import TownEvent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kinds_for_tests", "zones")]


def words(batch: ImportBatch) -> list[str]:
    return list(batch.findings.values_list("words", flat=True))


def test_a_check_tells_what_an_import_would_do_and_writes_nothing(supervisor: User) -> None:
    batch = checked(supervisor, sheet(FAIR, MARKET))

    assert (batch.state, batch.rows_read, batch.rows_kept) == (State.CHECKED, 2, 2)
    assert batch.checked_at == NOW
    assert not TownEvent.objects.exists()


def test_what_was_confirmed_is_imported_and_written_down_as_read(supervisor: User) -> None:
    batch = imported(supervisor, sheet(FAIR, MARKET))

    assert (batch.state, batch.rows_kept, batch.confirmed_by) == (State.IMPORTED, 2, supervisor)
    assert TownEvent.objects.filter(source=batch.reference).count() == 2
    record = AccessRecord.objects.get(action="import")
    assert (record.ids, record.count, record.user) == ([batch.reference], 2, supervisor)


def test_one_wrong_line_refuses_the_file_and_says_which(supervisor: User) -> None:
    batch = checked(supervisor, sheet(FAIR, WRONG))

    assert (batch.state, batch.rows_refused) == (State.REFUSED, 1)
    assert list(batch.findings.values_list("line", "column", "words")) == [(3, "day", "Not a day")]


def test_what_was_recorded_since_the_check_refuses_the_import(supervisor: User) -> None:
    other = imported(supervisor, sheet(MARKET))
    batch = checked(supervisor, sheet(FAIR, MARKET))
    TownEvent.objects.filter(source=other.reference).delete()
    confirm_import(batch, by=supervisor, now=NOW)

    batch = ran(batch)

    assert batch.state == State.REFUSED
    assert "Something was recorded since the check" in words(batch)[0]
    assert not TownEvent.objects.exists()
    assert AccessRecord.objects.filter(action="import").count() == 1


def test_a_mistake_of_ours_in_the_middle_leaves_nothing_and_is_said_in_words(
    supervisor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = checked(supervisor, sheet(FAIR, MARKET))
    confirm_import(batch, by=supervisor, now=NOW)
    written = 0

    def fail_at_the_second(**fields: object) -> None:
        nonlocal written
        written += 1
        if written == 2:
            raise ZeroDivisionError
        record_event(**fields)

    monkeypatch.setattr("imports.tests.kinds.record_event", fail_at_the_second)
    batch = ran(batch)

    assert (written, batch.state) == (2, State.REFUSED)
    assert words(batch) == [OUR_MISTAKE]
    assert not TownEvent.objects.exists()


def test_who_lost_the_right_before_the_worker_came_to_it_imports_nothing(supervisor: User) -> None:
    batch = checked(supervisor, sheet(FAIR))
    confirm_import(batch, by=supervisor, now=NOW)
    User.objects.filter(pk=supervisor.pk).update(is_active=False)

    batch = ran(batch)

    assert batch.state == State.REFUSED
    assert "may not import this any more" in words(batch)[0]


def test_the_same_file_again_is_recognised_and_refused_whatever_it_is_called(supervisor: User) -> None:
    first = imported(supervisor, sheet(FAIR))

    batch = checked(supervisor, sheet(FAIR))

    assert batch.state == State.REFUSED
    assert words(batch) == [
        f"The same file was imported on 23 November 2026 as {first.reference}. "
        "To import it again, undo that import first."
    ]


def test_where_rows_are_known_again_the_same_files_are_only_warned_of(supervisor: User) -> None:
    first = imported(supervisor, sheet(FAIR), sheet(MARKET), kind="fairs")

    batch = imported(supervisor, sheet(MARKET), sheet(FAIR), kind="fairs")

    assert (batch.state, batch.rows_unchanged, batch.rows_kept) == (State.IMPORTED, 2, 0)
    assert first.reference in words(batch)[0]
    assert TownEvent.objects.count() == 2


def test_of_two_checked_batches_of_the_same_file_only_the_first_is_imported(supervisor: User) -> None:
    first, second = checked(supervisor, sheet(FAIR)), checked(supervisor, sheet(FAIR))
    for batch in (first, second):
        confirm_import(batch, by=supervisor, now=NOW)

    states = [ran(first).state, ran(second).state]

    assert states == [State.IMPORTED, State.REFUSED]
    assert TownEvent.objects.count() == 1

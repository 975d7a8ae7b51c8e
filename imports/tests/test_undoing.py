"""Tests of taking a batch out again, and of giving one up."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.models import User
from audit.models import AccessRecord
from imports.models import StagedFile, StagedPiece
from imports.reference_runs import in_few_words
from imports.services.abandoning import abandon_batch
from imports.services.checking import start_check
from imports.services.confirming import confirm_import
from imports.services.undoing import start_undo
from imports.states import State
from imports.tests.factories import FAIR, MARKET, NOW, checked, imported, ran, sheet, staged, undone
from zones.models import TownEvent, Zone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kinds_for_tests", "zones")]


def test_undoing_takes_out_exactly_this_batch_and_keeps_what_is_known_of_it(supervisor: User) -> None:
    batch, other = imported(supervisor, sheet(FAIR)), imported(supervisor, sheet(MARKET))

    batch = undone(batch, supervisor, " Sent twice ")

    assert list(TownEvent.objects.values_list("source", flat=True)) == [other.reference]
    assert (batch.state, batch.rows_kept, batch.undone_reason) == (State.UNDONE, 1, "Sent twice")
    record = AccessRecord.objects.get(action="undo")
    assert (record.ids, record.count, record.user) == ([batch.reference], 1, supervisor)


def test_numbers_that_were_taken_out_are_told_on_the_batch_and_never_given_again(supervisor: User) -> None:
    batch = imported(supervisor, sheet(FAIR, MARKET))

    batch = undone(batch, supervisor)
    again = imported(supervisor, sheet(FAIR))

    assert batch.notes == ["Taken out: EVT-2026-000001 to EVT-2026-000002. These are not given again."]
    assert TownEvent.objects.get(source=again.reference).reference == "EVT-2026-000003"


def test_numbers_that_do_not_follow_one_another_are_told_each() -> None:
    numbers = [f"INC-2026-{number:06d}" for number in (7, 9, 8, 12)]

    assert in_few_words([*numbers, "INC-2025-000013"]) == (
        "INC-2025-000013, INC-2026-000007 to INC-2026-000009, INC-2026-000012"
    )


def test_the_same_file_can_be_imported_again_once_it_is_undone(supervisor: User) -> None:
    undone(imported(supervisor, sheet(FAIR)), supervisor)

    again = imported(supervisor, sheet(FAIR))

    assert again.state == State.IMPORTED
    assert TownEvent.objects.get().source == again.reference


def test_what_depends_on_a_row_is_named_and_the_batch_stays_whole(
    supervisor: User, zones: dict[str, Zone]
) -> None:
    batch = imported(supervisor, sheet(FAIR, MARKET))
    TownEvent.objects.filter(name="Market").update(zone=zones["the-stow"])

    with pytest.raises(ValidationError, match="Market has been moved to The Stow since"):
        start_undo(batch, by=supervisor, reason="Sent twice")

    batch.refresh_from_db()
    assert (batch.state, TownEvent.objects.count()) == (State.IMPORTED, 2)


@pytest.mark.parametrize("reason", ["  ", "x" * 201])
def test_undoing_asks_for_a_reason_that_can_be_kept(supervisor: User, reason: str) -> None:
    batch = imported(supervisor, sheet(FAIR))

    with pytest.raises(ValidationError, match="Say why"):
        start_undo(batch, by=supervisor, reason=reason)


def test_a_second_click_on_undo_changes_nothing(supervisor: User) -> None:
    batch = imported(supervisor, sheet(FAIR))

    for _ in range(2):
        undone(batch, supervisor)

    assert AccessRecord.objects.filter(action="undo").count() == 1


def test_only_what_was_imported_can_be_undone(supervisor: User) -> None:
    with pytest.raises(ValidationError, match="it is checked, not imported yet"):
        start_undo(checked(supervisor, sheet(FAIR)), by=supervisor, reason="Sent twice")


def test_who_may_not_import_a_kind_undoes_none_of_it(supervisor: User, officer: User) -> None:
    with pytest.raises(PermissionDenied):
        start_undo(imported(supervisor, sheet(FAIR)), by=officer, reason="Why not")


def test_an_abandoned_batch_keeps_names_and_loses_bytes_at_once(supervisor: User) -> None:
    batch = abandon_batch(staged(supervisor, sheet(FAIR)), by=supervisor, now=NOW)

    assert batch.state == State.ABANDONED
    assert StagedFile.objects.get().name == "events.csv"
    assert not StagedPiece.objects.exists()


def test_a_check_that_was_running_when_its_batch_was_abandoned_changes_nothing(
    supervisor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = staged(supervisor, sheet(FAIR), kind="fairs")
    start_check(batch, by=supervisor, now=NOW)
    monkeypatch.setattr(
        "imports.services.running.seen_before",
        lambda *_: abandon_batch(batch, by=supervisor, now=NOW) and None,
    )
    # The abandoning is another person's, so it is not part of what the check takes back.
    monkeypatch.setattr("django.db.transaction.set_rollback", lambda _: None)

    batch = ran(batch)

    assert (batch.state, batch.rows_read) == (State.ABANDONED, 0)


def test_an_import_is_not_abandoned_but_undone(supervisor: User) -> None:
    with pytest.raises(ValidationError, match="not ready for this"):
        abandon_batch(imported(supervisor, sheet(FAIR)), by=supervisor, now=NOW)


def test_a_yes_to_an_older_check_than_the_newest_is_refused(supervisor: User) -> None:
    batch = checked(supervisor, sheet(FAIR))

    with pytest.raises(ValidationError, match="checked again since you looked"):
        confirm_import(batch, by=supervisor, now=NOW, of_check=NOW - timedelta(minutes=1))

    assert confirm_import(batch, by=supervisor, now=NOW, of_check=NOW).state == State.IMPORTING

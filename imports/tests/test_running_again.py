"""Tests of trying again, taking turns, telling how far it is, and forgetting."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import OperationalError
from pytest_django import Settings

from accounts.models import User
from audit.long_work.progress import Progress
from imports.kinds import Job, Outcome
from imports.locks import batch_in_hand
from imports.models import ImportBatch, StagedPiece
from imports.progress import progress_of
from imports.services import queueing
from imports.services.checking import start_check
from imports.services.confirming import confirm_import
from imports.services.forgetting import forget_files
from imports.services.outcomes import BROKEN_OFF
from imports.services.running import Ran, run_batch
from imports.states import State
from imports.tests.factories import FAIR, NOW, checked, imported, ran, sheet, staged
from imports.tests.kinds import EventKind, FairKind
from zones.models import TownEvent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kinds_for_tests", "zones")]


@pytest.fixture
def confirmed(supervisor: User) -> ImportBatch:
    batch = checked(supervisor, sheet(FAIR))
    return confirm_import(batch, by=supervisor, now=NOW)


def test_a_database_that_goes_away_leaves_the_batch_at_work_to_be_tried_again(
    confirmed: ImportBatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(EventKind, "read", _raise(OperationalError))
        with pytest.raises(OperationalError):
            run_batch(confirmed.pk)

    confirmed.refresh_from_db()
    assert (confirmed.state, confirmed.attempts) == (State.IMPORTING, 1)
    assert ran(confirmed).state == State.IMPORTED


def test_what_was_broken_off_three_times_is_given_up_in_words(confirmed: ImportBatch) -> None:
    ImportBatch.objects.filter(pk=confirmed.pk).update(attempts=3)

    batch = ran(confirmed)

    assert batch.state == State.REFUSED
    assert batch.findings.get().words == BROKEN_OFF
    assert not TownEvent.objects.exists()


def test_a_task_for_a_batch_that_is_done_does_nothing(supervisor: User) -> None:
    batch = imported(supervisor, sheet(FAIR))

    assert run_batch(batch.pk) == Ran.NOTHING_TO_DO
    assert TownEvent.objects.count() == 1


def test_the_timetable_queues_what_nobody_has_in_hand(
    confirmed: ImportBatch, supervisor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(supervisor, sheet(("Market", "2026-12-08")))
    queued: list[int] = []
    monkeypatch.setattr(queueing, "_send", queued.append)

    with batch_in_hand(confirmed.pk):
        in_hand = queueing.restart_left_behind()
    left = queueing.restart_left_behind()

    assert (in_hand, left, queued) == (0, 1, [confirmed.pk])


def test_how_far_a_reading_is_can_be_seen_while_it_reads_and_not_afterwards(
    confirmed: ImportBatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = [progress_of(confirmed)]

    def read(kind: EventKind, job: Job) -> Outcome:
        job.on_progress(30, 120)
        seen.append(progress_of(confirmed))
        return Outcome()

    monkeypatch.setattr(EventKind, "read", read)
    ran(confirmed)

    assert [*seen, progress_of(confirmed)] == [None, Progress(30, 120), None]
    assert seen[1].percent == 25


def test_two_kinds_that_must_not_run_at_once_take_turns() -> None:
    assert FairKind().alone_key == EventKind.key


def test_bytes_are_erased_after_their_days_and_the_file_is_known_all_the_same(
    supervisor: User, settings: Settings
) -> None:
    batch = imported(supervisor, sheet(FAIR))
    days = timedelta(days=settings.IMPORT_KEEP_DAYS)

    early = forget_files(now=NOW + days - timedelta(seconds=1))
    forgotten = forget_files(now=NOW + days)

    assert (early, forgotten) == (0, 1)
    assert not StagedPiece.objects.exists()
    assert checked(supervisor, sheet(FAIR)).state == State.REFUSED
    batch.refresh_from_db()
    assert batch.state == State.IMPORTED


def test_what_nobody_imported_in_its_days_is_abandoned(supervisor: User) -> None:
    left, refused = checked(supervisor, sheet(FAIR)), checked(supervisor, b"Name,Day\nFair,never\n")

    forget_files(now=NOW + timedelta(days=8))

    left.refresh_from_db()
    refused.refresh_from_db()
    assert (left.state, refused.state) == (State.ABANDONED, State.REFUSED)
    with pytest.raises(ValidationError, match="not kept any more"):
        start_check(refused, by=supervisor, now=NOW)


def test_what_is_being_imported_is_never_forgotten(confirmed: ImportBatch) -> None:
    assert forget_files(now=NOW + timedelta(days=30)) == 0
    assert ran(confirmed).state == State.IMPORTED


def test_a_check_asked_for_twice_is_queued_once(
    supervisor: User, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks
) -> None:
    queued: list[int] = []
    monkeypatch.setattr(queueing, "_send", queued.append)
    batch = staged(supervisor, sheet(FAIR), kind="fairs")

    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            start_check(batch, by=supervisor, now=NOW)

    assert queued == [batch.pk]


def _raise(error: type[Exception]):
    def read(*_: object) -> None:
        raise error("gone")

    return read

"""Tests of undoing as a worker's task: what comes between the asking and the doing."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import OperationalError
from django.test import Client

from accounts.models import User
from audit.long_work.progress import WAITS, WAITS_IN_VAIN
from audit.long_work.queue import LONG, say_read
from imports.models import ImportBatch
from imports.progress import progress_of, progress_words
from imports.services import queueing
from imports.services.abandoning import abandon_batch
from imports.services.outcomes import BROKEN_OFF
from imports.services.running import run_batch
from imports.services.undoing import start_undo
from imports.states import State
from imports.tests.factories import FAIR, MARKET, imported, ran, sheet
from imports.tests.kinds import EventKind
from zones.models import TownEvent, Zone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kinds_for_tests", "zones")]


@pytest.fixture
def waiting(supervisor: User) -> ImportBatch:
    return start_undo(imported(supervisor, sheet(FAIR, MARKET)), by=supervisor, reason="Sent twice")


def test_nothing_is_taken_out_before_a_worker_does_it(waiting: ImportBatch) -> None:
    assert (waiting.state, waiting.undone_at, TownEvent.objects.count()) == (State.UNDOING, None, 2)


def test_asked_for_twice_it_is_queued_once(
    supervisor: User, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks
) -> None:
    queued: list[int] = []
    monkeypatch.setattr(queueing, "_send", queued.append)
    batch = imported(supervisor, sheet(FAIR))

    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            start_undo(batch, by=supervisor, reason="Sent twice")

    assert queued == [batch.pk]


def test_what_came_to_depend_on_a_row_before_its_turn_leaves_the_import_whole_and_is_told(
    waiting: ImportBatch, zones: dict[str, Zone]
) -> None:
    TownEvent.objects.filter(name="Market").update(zone=zones["the-stow"])

    batch = ran(waiting)

    assert (batch.state, batch.undone_by, batch.undone_reason) == (State.IMPORTED, None, "")
    assert batch.notes == ["Not undone on 23 November 2026: Market has been moved to The Stow since."]
    assert TownEvent.objects.count() == 2


def test_the_page_tells_why_an_undoing_that_had_begun_was_not_done(
    waiting: ImportBatch, zones: dict[str, Zone], supervisor: User, sign_in: Callable[[User], Client]
) -> None:
    TownEvent.objects.filter(name="Market").update(zone=zones["the-stow"])
    batch = ran(waiting)

    page = sign_in(supervisor).get(batch.get_absolute_url())

    assert page.context["why_left"].startswith("Not undone on 23 November 2026: Market")
    assert page.context["why_left"] in page.content.decode()


def test_a_mistake_of_ours_takes_nothing_out(waiting: ImportBatch, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails_late(kind: EventKind, batch: ImportBatch, *, by: User) -> int:
        TownEvent.objects.filter(source=batch.reference).delete()
        raise ZeroDivisionError

    monkeypatch.setattr(EventKind, "undo", fails_late)

    batch = ran(waiting)

    assert batch.state == State.IMPORTED
    assert "on our side" in batch.notes[0]
    assert TownEvent.objects.count() == 2


def test_a_database_that_goes_away_leaves_it_to_be_tried_again(
    waiting: ImportBatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(EventKind, "undo", _goes_away)
        with pytest.raises(OperationalError):
            run_batch(waiting.pk)

    waiting.refresh_from_db()
    assert (waiting.state, waiting.attempts) == (State.UNDOING, 1)
    assert ran(waiting).state == State.UNDONE


def test_an_undoing_that_was_broken_off_three_times_is_given_up(waiting: ImportBatch) -> None:
    ImportBatch.objects.filter(pk=waiting.pk).update(attempts=3)

    batch = ran(waiting)

    assert batch.state == State.IMPORTED
    assert BROKEN_OFF in batch.notes[0]


def test_whoever_lost_the_right_meanwhile_undoes_nothing(waiting: ImportBatch, supervisor: User) -> None:
    supervisor.role = "officer"
    supervisor.save()

    assert ran(waiting).state == State.IMPORTED


def test_what_waits_to_be_undone_cannot_be_given_up(waiting: ImportBatch, supervisor: User) -> None:
    with pytest.raises(ValidationError, match="it is being undone"):
        abandon_batch(waiting, by=supervisor, now=waiting.staged_at)


def test_while_it_is_done_nobody_knows_how_far_and_that_is_said(
    waiting: ImportBatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def looks(kind: EventKind, batch: ImportBatch) -> list[str]:
        seen.append(progress_words(batch))
        return []

    monkeypatch.setattr(EventKind, "references_of", looks)
    ran(waiting)

    assert (seen, progress_of(waiting)) == (["Under way"], None)


def test_what_waits_says_whether_there_is_a_worker_at_all(waiting: ImportBatch) -> None:
    # A worker of an earlier test may have said something.
    cache.clear()

    before = progress_words(waiting)
    say_read([LONG])

    assert (before, progress_words(waiting)) == (WAITS_IN_VAIN, WAITS)


def _goes_away(*_: object, **__: object) -> int:
    raise OperationalError("gone")

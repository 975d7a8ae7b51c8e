"""A file that waits says why: how far it is, that its turn is to come, or that no worker would take it."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from rest_framework.test import APIClient

from accounts.models import User
from audit.long_work.progress import WAITS, WAITS_IN_VAIN
from audit.long_work.queue import LONG, say_read
from exports.locks import export_in_hand
from exports.models import ExportJob
from exports.progress import teller_of
from exports.services import queueing
from exports.tests.factories import ready_export

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
NOT_RUNNING = "The worker that writes these files is not running"


@pytest.fixture(autouse=True)
def nobody_has_said_anything() -> None:
    cache.clear()


@pytest.fixture
def waiting(supervisor: User) -> ExportJob:
    return ExportJob.objects.create(
        by=supervisor, role=supervisor.role, key="incidents", format="csv", asked_at=timezone.now()
    )


def test_its_page_says_whether_there_is_a_worker_at_all(
    waiting: ExportJob, supervisor: User, sign_in: SignIn
) -> None:
    client = sign_in(supervisor)

    before = client.get(waiting.get_absolute_url()).content.decode()
    say_read([LONG])
    then = client.get(waiting.get_absolute_url()).content.decode()

    assert WAITS_IN_VAIN in before
    assert WAITS in then and WAITS_IN_VAIN not in then


def test_the_bar_that_moves_is_told_the_same_words(
    waiting: ExportJob, supervisor: User, api: Callable[[User], APIClient]
) -> None:
    client, address = api(supervisor), f"/api/v1/exports/{waiting}/"

    before = client.get(address).data
    teller_of(waiting)(30, 120)
    then = client.get(address).data

    assert (before["percent"], before["words"]) == (None, WAITS_IN_VAIN)
    assert (then["percent"], then["words"]) == (25, "25% done")


def test_the_page_of_downloads_says_so_while_one_waits_and_no_worker_is_there(
    waiting: ExportJob, supervisor: User, sign_in: SignIn
) -> None:
    client = sign_in(supervisor)

    before = client.get("/exports/").content.decode()
    say_read([LONG])
    then = client.get("/exports/").content.decode()

    assert NOT_RUNNING in before and NOT_RUNNING not in then


def test_the_page_of_downloads_says_nothing_of_it_while_nothing_waits(
    supervisor: User, sign_in: SignIn
) -> None:
    ready_export(supervisor)

    assert NOT_RUNNING not in sign_in(supervisor).get("/exports/").content.decode()


def test_the_timetable_queues_what_nobody_has_in_hand(
    waiting: ExportJob, supervisor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready_export(supervisor)
    queued: list[int] = []
    monkeypatch.setattr(queueing, "_send", queued.append)

    with export_in_hand(waiting.pk):
        in_hand = queueing.restart_left_behind()
    left = queueing.restart_left_behind()

    assert (in_hand, left, queued) == (0, 1, [waiting.pk])

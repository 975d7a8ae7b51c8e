"""Files that a worker writes: for who asked, for a day, and only while they may."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone
from rest_framework.test import APIClient

from accounts.models import User
from audit.models import AccessRecord
from exports.models import ExportJob, ExportPiece
from exports.services.forgetting import forget_exports
from exports.services.writing import write_export
from exports.tests.factories import ready_export
from incidents.tests.factories import incident
from tests.worker import finished, wait_for, worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zones")]

SignIn = Callable[[User], Client]


@pytest.fixture
def few_at_once(settings: LazySettings) -> None:
    settings.EXPORT_AT_ONCE = 0


@pytest.mark.usefixtures("few_at_once")
def test_more_rows_than_a_page_writes_at_once_become_a_file_of_ones_own(
    sign_in: SignIn, supervisor: User
) -> None:
    reported, client = incident(by=supervisor), sign_in(supervisor)

    asked = client.post("/exports/incidents/?category=violence", {"format": "csv", "reason": "The board"})
    job = ExportJob.objects.get()
    write_export(job.pk)
    fetched = b"".join(client.get(f"/exports/files/{job}/fetch/")).decode()  # type: ignore[arg-type]

    assert asked["Location"] == f"/exports/files/{job}/"
    assert "# Filters: Kind: Violence" in fetched and reported.reference in fetched
    job.refresh_from_db()
    assert (job.rows, job.fetched, job.size) == (1, 1, len(fetched.encode()))
    logged = AccessRecord.objects.get(action="export")
    assert (logged.ids, logged.count) == ([str(job)], 1)
    assert (logged.filters, logged.reason) == ("category=violence", "The board")


@pytest.mark.parametrize("page", ["", "fetch/"])
def test_a_file_of_somebody_else_is_not_there(
    sign_in: SignIn, supervisor: User, analyst: User, administrator: User, page: str
) -> None:
    job = ready_export(supervisor)

    answers = [sign_in(user).get(f"/exports/files/{job}/{page}") for user in (analyst, administrator)]

    assert [answer.status_code for answer in answers] == [404, 404]


def test_a_file_of_somebody_else_is_not_there_for_programs_either(
    api: Callable[[User], APIClient], supervisor: User, analyst: User
) -> None:
    job = ready_export(supervisor)

    assert api(analyst).get(f"/api/v1/exports/{job}/file/").status_code == 404
    assert api(analyst).get("/api/v1/exports/").data["count"] == 0


def test_a_link_that_is_over_hands_nothing_over(sign_in: SignIn, supervisor: User) -> None:
    job, client = ready_export(supervisor, expires_at=timezone.now()), sign_in(supervisor)

    answer = client.get(f"/exports/files/{job}/fetch/", follow=True)

    assert "This file is no longer kept." in answer.content.decode()
    assert not AccessRecord.objects.filter(action="export").exists()


def test_who_has_lost_the_right_since_is_refused(sign_in: SignIn, supervisor: User) -> None:
    job, client = ready_export(supervisor), sign_in(supervisor)
    User.objects.filter(pk=supervisor.pk).update(role="officer")

    answer = client.get(f"/exports/files/{job}/fetch/")

    assert answer.status_code == 403
    assert AccessRecord.objects.filter(action="refused").count() == 1


def test_a_right_that_is_lost_before_the_worker_comes_writes_nothing(supervisor: User) -> None:
    job = ExportJob.objects.create(
        by=supervisor, key="incidents", format="csv", role="supervisor", asked_at=timezone.now()
    )
    User.objects.filter(pk=supervisor.pk).update(role="officer")

    assert write_export(job.pk) == "failed"
    assert not ExportPiece.objects.exists()


def test_a_file_is_erased_when_its_time_is_over_and_not_before(supervisor: User) -> None:
    now = timezone.now()
    over, kept = ready_export(supervisor, expires_at=now), ready_export(supervisor)

    assert (forget_exports(now=now), forget_exports(now=now)) == (1, 0)

    over.refresh_from_db()
    assert (over.state, over.pieces.count(), kept.pieces.count()) == ("expired", 0, 1)


def test_what_is_remembered_of_a_file_is_forgotten_after_a_month(supervisor: User) -> None:
    now = timezone.now()
    ready_export(supervisor, asked_at=now - timedelta(days=31), expires_at=now - timedelta(days=30))

    forget_exports(now=now)

    assert not ExportJob.objects.exists()


def test_a_written_file_is_not_written_again(supervisor: User) -> None:
    job = ready_export(supervisor)

    assert write_export(job.pk) == "ready"
    assert bytes(job.pieces.get().content).startswith(b"# OFFICIAL")


def test_an_administrator_says_why_everything_is_taken_out(sign_in: SignIn, administrator: User) -> None:
    client = sign_in(administrator)

    without = client.post("/exports/everything/", {"reason": ""})
    client.post("/exports/everything/", {"reason": "Moving to Essex"})

    assert "Why is everything taken out?" in without.content.decode()
    assert ExportJob.objects.get().reason == "Moving to Essex"
    logged = AccessRecord.objects.get(action="export")
    assert (logged.kind, logged.reason) == ("everything", "Moving to Essex")


def test_a_program_asks_for_a_file_and_is_told_what_is_wrong(
    api: Callable[[User], APIClient], supervisor: User, officer: User
) -> None:
    asked = {"list": "incidents", "format": "geojson", "query": "category=violence"}

    made = api(supervisor).post("/api/v1/exports/", asked)
    unknown = api(supervisor).post("/api/v1/exports/", {**asked, "list": "people"})
    unfit = api(supervisor).post("/api/v1/exports/", {**asked, "query": "category=tea"})
    refused = api(officer).post("/api/v1/exports/", asked)

    assert (made.status_code, made.data["state"]) == (201, "waiting")
    assert unknown.data == {"list": ["There is no such list."]}
    assert unfit.data == {"query": ["These filters cannot be used."]}
    assert refused.status_code == 403


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("empty_queue", "few_at_once")
def test_a_real_worker_writes_what_a_click_asked_for(
    sign_in: SignIn, supervisor: User, tmp_path: Path
) -> None:
    log = tmp_path / "worker.log"
    incident(by=supervisor)
    sign_in(supervisor).post("/exports/incidents/", {"format": "xlsx"})

    with worker(log, queue="long"):
        wait_for("the file", lambda: finished(log) >= 1)

    assert ExportJob.objects.get().state == "ready"

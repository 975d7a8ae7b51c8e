"""The weekly job: what it keeps of each try, what it catches up, and the alarm where a paper is missing."""

import json
import logging
from datetime import timedelta
from typing import Any

import pytest
from celery.exceptions import Retry
from django.db import OperationalError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from audit.long_work.queue import LONG, say_read
from measures.weeks import Week, last_complete_week
from summaries.life import attempts
from summaries.models import CompileAttempt, WeeklySummary
from summaries.tasks import LONGEST_WAIT_S, TRIES_AGAIN, compile_last_week
from summaries.tests.factories import MONDAY, WEEK, draft

pytestmark = pytest.mark.usefixtures("zones")
TUESDAY = MONDAY + timedelta(days=1)


def outcomes() -> list[tuple[str, str]]:
    return list(CompileAttempt.objects.order_by("pk").values_list("week_text", "outcome"))


def failing(error: Exception) -> Any:
    def compile_nothing(**asked: Any) -> None:
        raise error

    return compile_nothing


def test_two_beats_make_one_paper_and_the_second_leaves_it_alone() -> None:
    attempts.try_to_compile(week=WEEK, now=MONDAY)
    first = WeeklySummary.objects.get()

    attempts.try_to_compile(week=WEEK, now=MONDAY + timedelta(minutes=1))

    assert outcomes() == [("2026-W46", "made"), ("2026-W46", "already_there")]
    assert WeeklySummary.objects.get().compiled_at == first.compiled_at


def test_whoever_asks_gets_the_figures_of_now(supervisor: User) -> None:
    draft()

    attempts.try_to_compile(week=WEEK, now=TUESDAY, asked_by=supervisor)

    assert WeeklySummary.objects.get().data_as_at == TUESDAY
    assert outcomes() == [("2026-W46", "made")]


def test_a_try_that_fails_is_kept_with_its_reason_and_without_data(monkeypatch: pytest.MonkeyPatch) -> None:
    error = OperationalError("server closed the connection\nDETAIL: Key (narrative)=(In week 46)")
    monkeypatch.setattr(attempts, "compile_missing", failing(error))

    with pytest.raises(OperationalError):
        attempts.try_to_compile(week=WEEK, now=MONDAY)

    kept = CompileAttempt.objects.get()
    assert (kept.outcome, kept.problem) == ("failed", "OperationalError: server closed the connection")
    assert kept.ended_at is not None


def test_a_database_that_restarts_is_tried_again_and_a_week_that_is_not_over_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(attempts, "compile_missing", failing(OperationalError("starting up")))

    with pytest.raises(Retry) as tried:
        compile_last_week.apply(throw=True)

    assert tried.value.when == 30
    assert compile_last_week.max_retries == TRIES_AGAIN


def test_the_tries_go_on_until_shortly_before_the_alarm_and_none_waits_longer_than_the_broker() -> None:
    waits = [min(30 * 2**n, LONGEST_WAIT_S) for n in range(TRIES_AGAIN)]

    assert timedelta(minutes=50) < timedelta(seconds=sum(waits)) < timedelta(hours=1)
    assert max(waits) < compile_last_week.app.conf.broker_transport_options["visibility_timeout"]


def test_a_try_that_was_killed_is_told_when_its_task_is_taken_up_again() -> None:
    CompileAttempt.objects.create(week_text=str(WEEK), started_at=MONDAY, task_id="a")

    attempts.try_to_compile(week=WEEK, now=MONDAY + timedelta(minutes=10), task_id="a")

    assert outcomes() == [("2026-W46", "failed"), ("2026-W46", "made")]


def test_missed_mondays_are_caught_up_oldest_first_with_the_moment_they_were_read() -> None:
    draft(week=WEEK.previous(3))

    attempts.catch_up(now=TUESDAY)

    caught_up = [f"2026-W{number}" for number in (44, 45, 46)]
    assert [week for week, _ in outcomes()] == caught_up
    assert set(WeeklySummary.objects.filter(week_text__in=caught_up).values_list("data_as_at")) == {
        (TUESDAY,)
    }


@pytest.mark.parametrize("week", [Week(2026, 13), Week(2026, 43), Week(2026, 53), Week(2027, 1)])
def test_weeks_at_the_edges_of_the_clock_and_the_year_are_caught_up(week: Week) -> None:
    draft(week=week.previous())

    attempts.catch_up(now=week.ends_at + timedelta(hours=8))

    assert outcomes() == [(str(week), "made")]


def test_a_paper_that_is_late_all_the_same_is_an_error_in_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    draft(week=WEEK.previous())
    monkeypatch.setattr(attempts, "compile_missing", failing(ValueError("a fault")))

    with caplog.at_level(logging.ERROR, logger="summaries"):
        attempts.catch_up(now=TUESDAY)

    assert "There is no weekly summary of 2026-W46, which was due on Monday at 07:00." in caplog.messages
    assert CompileAttempt.objects.get().problem == "ValueError"


def test_tries_of_more_than_a_year_ago_are_forgotten() -> None:
    CompileAttempt.objects.create(week_text="2024-W01", started_at=MONDAY - timedelta(days=400))

    attempts.catch_up(now=TUESDAY)

    assert [week for week, _ in outcomes()] == ["2026-W46"]


def test_a_late_paper_is_told_to_monitors_without_taking_the_server_out_of_service() -> None:
    now = timezone.now()
    say_read([LONG])
    late, alarm = Client().get("/readyz"), Client().get("/readyz?alarms")
    attempts.try_to_compile(week=last_complete_week(now), now=now)
    there = Client().get("/readyz?alarms")

    assert (late.status_code, json.loads(late.content)["weekly_summary"]) == (200, False)
    assert (alarm.status_code, alarm.json()["weekly_summary"]) == (503, False)
    assert (there.status_code, there.json()["weekly_summary"]) == (200, True)


def test_the_supervisors_first_page_says_that_a_paper_is_missing_and_why(
    supervisor: User, sign_in: Any
) -> None:
    now = timezone.now()
    draft(week=last_complete_week(now).previous(2))
    late = last_complete_week(now - timedelta(hours=7))
    CompileAttempt.objects.create(
        week_text=str(late), started_at=now, outcome="failed", problem="OperationalError: starting up"
    )

    page = sign_in(supervisor).get(reverse("home")).content.decode()

    assert f"There is no summary of {late.label}" in page
    assert "OperationalError: starting up" in page

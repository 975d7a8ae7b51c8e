"""Who asks whether the service can work is told when no worker would take what is long."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from audit.long_work.queue import LONG, is_read, say_read
from measures.weeks import last_complete_week
from summaries.life import attempts

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_has_said_anything() -> None:
    cache.clear()


def test_without_a_worker_for_long_work_the_server_is_ready_and_the_alarm_rings() -> None:
    now = timezone.now()
    attempts.try_to_compile(week=last_complete_week(now), now=now)

    without, alarm = Client().get("/readyz"), Client().get("/readyz?alarms")
    say_read(["celery"])
    another = Client().get("/readyz")
    say_read([LONG])
    there = Client().get("/readyz?alarms")

    assert (without.status_code, without.json()["long_work"]) == (200, False)
    assert (alarm.status_code, another.json()["long_work"]) == (503, False)
    assert (there.status_code, there.json()["long_work"]) == (200, True)


def test_a_worker_is_missed_soon_after_its_last_word(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[int] = []
    monkeypatch.setattr(cache, "set", lambda *given: kept.append(given[2]))

    say_read([LONG])

    assert 20 < kept[0] <= 120
    assert not is_read()

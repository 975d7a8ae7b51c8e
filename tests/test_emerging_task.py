"""Looking for emerging cells on Monday mornings: the task, and when it is due."""

import pytest

from harlowsafety.celery import app
from hotspots.models import EmergingCell
from hotspots.tasks import find_emerging_cells_of_last_week
from hotspots.tests.emerging_factories import NOW, a_cluster, a_year


@pytest.mark.usefixtures("zones")
def test_the_task_looks_at_the_last_complete_week_and_twice_makes_one_list(officer, monkeypatch):
    monkeypatch.setattr("hotspots.tasks.timezone.now", lambda: NOW)
    a_year(officer)
    a_cluster(officer)

    weeks = {find_emerging_cells_of_last_week(), find_emerging_cells_of_last_week()}

    assert weeks == {"2026-W46"}
    assert EmergingCell.objects.count() == 1


def test_the_task_is_due_on_monday_mornings():
    due = [each for each in app.conf.beat_schedule.values() if each["task"] == "hotspots.find_emerging_cells"]

    assert [(each["schedule"].hour, each["schedule"].day_of_week) for each in due] == [({6}, {1})]
    assert "hotspots.find_emerging_cells" in app.tasks

"""The duty report's second look: what might be missing, said without accusing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from patrols.gaps import gaps
from patrols.models import Patrol
from patrols.services import start_patrol
from patrols.tests.factories import NOW, START, minutes, patrol, visit


def found(made: Patrol) -> list[str]:
    return gaps(Patrol.objects.for_list().get(pk=made.pk))


def test_a_patrol_whose_time_is_all_in_zones_has_none(officer, zones):
    made = patrol(officer, visits=[visit(zones["the-stow"], after=10, lasting=40)])

    assert found(made) == []


def test_a_patrol_without_a_visit_is_asked_for_its_zone(officer, zones):
    assert found(patrol(officer)) == ["No zone is on this patrol yet. If you went to one, add it."]


def test_a_visit_too_short_to_count_is_named(officer, zones):
    made = patrol(
        officer,
        visits=[
            visit(zones["the-stow"], after=19, lasting=9),
            visit(zones["north-gate"], after=30, lasting=25),
        ],
    )

    assert found(made) == [
        "The Stow, 19:19 to 19:28: 9 minutes. It is kept; a visit counts from 10 minutes. "
        "Were you there longer?"
    ]


def test_twenty_minutes_in_no_zone_are_named_before_between_and_after(officer, zones):
    made = patrol(
        officer,
        ended_at=START + minutes(110),
        visits=[visit(zones["the-stow"], after=20), visit(zones["north-gate"], after=56, lasting=30)],
    )

    assert [each.split(",")[0] for each in found(made)] == [
        "19:00 to 19:20",
        "19:35 to 19:56",
        "20:26 to 20:50",
    ]


def test_a_patrol_that_runs_has_none_yet(officer, zones):
    assert found(start_patrol(by=officer, now=timezone.now())) == []


def test_the_report_shows_them_to_the_person_who_walked_and_to_nobody_else(officer, analyst, sign_in, zones):
    made = patrol(officer)

    own = sign_in(officer).get(f"/patrols/{made}/").content.decode()
    others = sign_in(analyst).get(f"/patrols/{made}/").content.decode()

    assert "Gaps to fix now" in own
    assert "Gaps to fix now" not in others


@pytest.mark.parametrize(("days", "heading"), [(1, "Gaps to fix now"), (30, "Gaps")])
def test_who_can_put_nothing_right_any_more_is_sent_to_a_supervisor(
    officer, sign_in, zones, monkeypatch, days, heading
):
    made = patrol(officer)
    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(days=days))

    page = sign_in(officer).get(f"/patrols/{made}/").content.decode()

    assert f">{heading}</h2>" in page
    assert ("Ask a supervisor to put it right." in page) == (heading == "Gaps")

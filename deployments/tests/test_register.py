"""How each technology stands: what is on record, and which plans that refuses."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from deployments.models import TechnologyStatus
from deployments.register.services import correct_status, record_status
from deployments.services import correct_deployment, move_deployment
from deployments.tests.factories import MARKET_SQUARE, NOW, deployment, paused, plan

TODAY = NOW.date()
FACES = {"technology": "live_facial_recognition"}


def standing(day: date) -> tuple[str, str]:
    line = TechnologyStatus.objects.standing_on(day)[FACES["technology"]]
    return line.state, line.in_words


def test_without_a_record_the_status_is_not_recorded_and_never_active(db):
    lines = TechnologyStatus.objects.standing_on(TODAY).values()

    assert {line.in_words for line in lines} == {"Not recorded"}
    assert len(lines) == 3


def test_a_status_holds_from_its_day_until_the_next(liaison):
    paused(liaison, since_on=date(2026, 3, 20))
    paused(liaison, since_on=date(2026, 6, 1), state="active")

    assert standing(date(2026, 3, 19)) == ("not_recorded", "Not recorded")
    assert standing(date(2026, 3, 20)) == ("paused", "Paused since 20 March 2026")
    assert standing(date(2026, 6, 1)) == ("active", "Active since 1 June 2026")


@pytest.mark.parametrize("left_out", ["reason", "source"])
def test_a_pause_says_why_and_who_says_so(liaison, left_out):
    with pytest.raises(ValidationError) as refusal:
        paused(liaison, **{left_out: " "})

    assert list(refusal.value.message_dict) == [left_out]


@pytest.mark.parametrize("left_out", ["reason", "source"])
def test_the_database_holds_no_pause_without_a_reason_and_a_source(liaison, left_out):
    made = paused(liaison)

    with pytest.raises(IntegrityError), transaction.atomic():
        TechnologyStatus.objects.filter(pk=made.pk).update(**{left_out: ""})


def test_the_same_day_again_puts_that_line_right_and_keeps_what_it_said(liaison, supervisor):
    paused(liaison, since_on=TODAY)

    again = paused(supervisor, since_on=TODAY, reason="The algorithm is being updated")

    assert TechnologyStatus.objects.get() == again
    assert again.recorded_by == supervisor
    told = TechnologyStatus.pgh_event_model.objects.order_by("pgh_id").values_list("reason", flat=True)
    assert list(told) == ["Under review", "The algorithm is being updated"]


def test_a_line_is_moved_to_its_right_day_unless_another_is_there(liaison):
    first, second = paused(liaison, since_on=date(2026, 3, 1)), paused(liaison, since_on=date(2026, 4, 1))
    said = {"state": "paused", "reason": "Why", "source": "Who", "by": liaison, "now": NOW}

    with pytest.raises(ValidationError, match="another line"):
        correct_status(status=first, since_on=second.since_on, **said)
    moved = correct_status(status=first, since_on=date(2026, 3, 20), **said)

    assert moved.since_on == date(2026, 3, 20)


def test_a_technology_that_nobody_has_listed_is_refused(liaison):
    with pytest.raises(ValidationError):
        record_status(technology="drone", state="active", since_on=TODAY, by=liaison, now=NOW)


def test_a_change_more_than_a_year_ahead_is_refused(liaison):
    with pytest.raises(ValidationError, match="more than a year"):
        paused(liaison, since_on=TODAY + timedelta(days=400))


def test_planning_a_paused_technology_is_refused_in_plain_words(liaison, zones):
    paused(liaison, since_on=date(2026, 3, 20))

    with pytest.raises(ValidationError) as refusal:
        plan(liaison, **FACES)

    assert refusal.value.message_dict == {
        "resumes_by_then": [
            "Live facial recognition is paused from 20 March 2026. Plan it only if you know that it "
            "resumes by then, and say so."
        ]
    }


def test_it_is_planned_where_somebody_says_that_it_resumes_by_then(liaison, zones):
    paused(liaison)

    assert plan(liaison, resumes_by_then=True, **FACES).resumes_by_then


def test_that_it_resumes_is_kept_only_where_it_mattered(liaison, zones):
    paused(liaison)

    assert not plan(liaison, resumes_by_then=True).resumes_by_then


def test_a_resumption_that_was_announced_lets_later_days_be_planned(liaison, zones):
    paused(liaison)
    paused(liaison, state="active", since_on=TODAY + timedelta(days=5))

    assert plan(liaison, starts_at=NOW + timedelta(days=6), **FACES).status == "planned"
    with pytest.raises(ValidationError):
        plan(liaison, starts_at=NOW + timedelta(days=4), **FACES)


def test_what_took_place_is_recorded_whatever_the_register_says(liaison, zones):
    paused(liaison)

    assert deployment(liaison, **FACES).status == "complete"


def test_moving_a_plan_into_a_pause_is_refused(liaison, zones):
    planned = plan(liaison, **FACES)
    paused(liaison, since_on=TODAY + timedelta(days=5))
    later = {"starts_at": NOW + timedelta(days=6), **MARKET_SQUARE, "by": liaison, "now": NOW}

    with pytest.raises(ValidationError, match="is paused from"):
        correct_deployment(deployment=planned, **later)

    assert correct_deployment(deployment=planned, resumes_by_then=True, **later).resumes_by_then


def test_planning_a_cancelled_one_again_asks_once_more(liaison, zones):
    planned = plan(liaison, **FACES)
    move_deployment(deployment=planned, to="cancelled", reason="Paused", by=liaison, now=NOW)
    paused(liaison)

    with pytest.raises(ValidationError, match="is paused from"):
        move_deployment(deployment=planned, to="planned", by=liaison, now=NOW)
    again = move_deployment(deployment=planned, to="planned", resumes_by_then=True, by=liaison, now=NOW)

    assert (again.status, again.resumes_by_then) == ("planned", True)

"""A week planned like the one before it: single plans only, nothing twice, all or none."""

from datetime import datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from measures.weeks import LONDON, Week
from patrols.models import PlannedVisit
from patrols.services import cancel_plan
from patrols.services.copying import copy_week
from patrols.tests.factories import NOW, START, plan, repeating

WEEK, BEFORE = Week(2026, 47), START - timedelta(days=1)


def test_single_plans_are_planned_a_week_later_without_their_reason(supervisor, zones):
    plan(supervisor, zones["the-stow"], minutes=20, note="By the bus stop", why="6 incidents")

    (made,) = copy_week(by=supervisor, now=NOW, week=WEEK)

    assert (made.on, made.visits, made.minutes) == (START.date() + timedelta(weeks=1), 2, 20)
    assert (made.note, made.why) == ("By the bus stop", "")


def test_what_repeats_or_was_cancelled_is_not_copied(supervisor, zones):
    repeating(supervisor, zones["north-gate"])
    plan(supervisor, zones["the-stow"])
    gone = plan(supervisor, zones["west-gate"])
    cancel_plan(plan=gone, reason="Staff at the market", by=supervisor, now=BEFORE)

    made = copy_week(by=supervisor, now=NOW, week=WEEK)

    assert [each.zone.slug for each in made] == ["the-stow"]


def test_copying_twice_makes_nothing_twice(supervisor, zones):
    plan(supervisor, zones["the-stow"])

    first, again = (copy_week(by=supervisor, now=NOW, week=WEEK) for _ in range(2))

    assert (len(first), again, PlannedVisit.objects.count()) == (1, [], 2)


def test_a_week_without_single_plans_says_so(supervisor, zones):
    with pytest.raises(ValidationError, match="nothing to copy"):
        copy_week(by=supervisor, now=NOW, week=WEEK)


def test_a_plan_that_cannot_be_made_again_is_named_and_none_is_made(supervisor, zones):
    night = {"on": datetime(2027, 3, 21).date(), "from_time": time(1, 5), "to_time": time(1, 55)}
    early = datetime(2027, 3, 1, tzinfo=LONDON)
    plan(supervisor, zones["the-stow"], now=early, **night)
    plan(supervisor, zones["the-stow"], now=early, on=datetime(2027, 3, 20).date())

    with pytest.raises(ValidationError, match="01:05 to 01:55 on Sunday 28 March"):
        copy_week(by=supervisor, now=early, week=Week(2027, 11))

    assert PlannedVisit.objects.count() == 2


def test_the_button_plans_the_next_week_and_leads_there(supervisor, officer, zones, sign_in):
    tomorrow = timezone.localdate() + timedelta(days=1)
    made = plan(supervisor, zones["the-stow"], on=tomorrow, now=timezone.now())
    week, client = Week.of_date(tomorrow), sign_in(supervisor)

    offered = client.get(made.get_absolute_url()).content.decode()
    response = client.post("/patrols/planned/copy/", {"week": str(week)})

    assert f"Plan {week.next().label} like this one" in offered
    assert response.headers["Location"] == f"/patrols/planned/?week={week.next()}"
    assert PlannedVisit.objects.filter(on=tomorrow + timedelta(weeks=1)).exists()
    assert sign_in(officer).post("/patrols/planned/copy/", {"week": str(week)}).status_code == 403


def test_the_api_copies_a_week_too(supervisor, zones, api):
    tomorrow = timezone.localdate() + timedelta(days=1)
    plan(supervisor, zones["the-stow"], on=tomorrow, now=timezone.now())
    address = "/api/v1/planned-visits/copy-week/"

    made = api(supervisor).post(address, {"week": str(Week.of_date(tomorrow))}).json()
    wrong = api(supervisor).post(address, {"week": "soon"})

    assert [each["on"] for each in made] == [(tomorrow + timedelta(weeks=1)).isoformat()]
    assert (wrong.status_code, list(wrong.json())) == (400, ["week"])


def test_the_week_prints_itself_when_asked(officer, zones, sign_in):
    assert "js/print" in sign_in(officer).get("/patrols/planned/?print=yes").content.decode()
    assert "js/print" not in sign_in(officer).get("/patrols/planned/").content.decode()

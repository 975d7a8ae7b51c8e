"""Hours targets: which hours count, what may be changed, and the same for page and API."""

import uuid
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from audit.models import AccessRecord
from measures.targets import State
from patrols.models import HoursTarget
from patrols.services import strike_patrol
from patrols.services.targets import change_target, set_target, withdraw_target
from patrols.targets import targets_of_today, with_progress
from patrols.tests.factories import NOW, START, minutes, patrol, visit

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)


def target(by: Any, **fields: Any) -> HoursTarget:
    defaults: dict[str, Any] = {
        "name": "Winter", "hours": 100, "starts_on": FIRST, "ends_on": LAST, "now": NOW - timedelta(days=20),
    }  # fmt: skip
    return set_target(by=by, **{**defaults, **fields})


def delivered(made: HoursTarget, now: datetime = NOW) -> float:
    (found,) = with_progress([made], now=now)
    assert found.progress is not None
    return round(found.progress.delivered_hours, 6)


def test_without_a_zone_whole_patrols_count_with_everybody_on_them(officer, supervisor, zones):
    patrol(officer, staff_count=2)

    assert delivered(target(supervisor)) == 2
    assert delivered(target(supervisor, counts="patrol_hours")) == 1


def test_for_a_zone_only_the_time_inside_it_and_its_children_counts(officer, supervisor, zones):
    stays = [visit(zones["north-gate"], lasting=30), visit(zones["the-stow"], after=40, lasting=15)]
    patrol(officer, staff_count=2, visits=stays)

    assert delivered(target(supervisor, zone=zones["the-stow"])) == 0.5
    assert delivered(target(supervisor, zone=zones["town-centre"])) == 1
    assert delivered(target(supervisor, zone=zones["town-centre"], counts="patrol_hours")) == 0.5


def test_for_an_organisation_only_its_people_count_also_on_a_joint_patrol(
    officer, liaison, supervisor, zones
):
    police = liaison.organisation
    patrol(officer, staff_count=1, partners={police: 2}, visits=[visit(zones["the-stow"], lasting=30)])

    assert delivered(target(supervisor, organisation=police)) == 2
    assert delivered(target(supervisor, organisation=police, counts="patrol_hours")) == 1
    assert delivered(target(supervisor, organisation=police, zone=zones["the-stow"])) == 1
    assert delivered(target(supervisor)) == 3


def test_struck_and_running_patrols_count_nowhere(officer, supervisor, zones):
    made = patrol(officer)
    strike_patrol(patrol=made, reason="Logged twice", by=supervisor, now=NOW)

    assert delivered(target(supervisor)) == 0


@pytest.mark.parametrize(
    ("starts_at", "counts"),
    [
        (datetime(2026, 10, 31, 23, 59, tzinfo=UTC), False),
        (datetime(2026, 11, 1, 0, 0, tzinfo=UTC), True),
        (datetime(2026, 11, 30, 23, 59, tzinfo=UTC), True),
        (datetime(2026, 12, 1, 0, 0, tzinfo=UTC), False),
    ],
)
def test_a_patrol_counts_if_it_began_on_one_of_the_days(officer, supervisor, zones, starts_at, counts):
    patrol(officer, started_at=starts_at, ended_at=starts_at + minutes(60), now=starts_at + minutes(61))

    assert delivered(target(supervisor)) == (1 if counts else 0)


def test_in_summer_the_first_day_begins_at_londons_midnight(officer, supervisor, zones):
    just_july = datetime(2026, 6, 30, 23, 10, tzinfo=UTC)
    patrol(officer, started_at=just_july, ended_at=just_july + minutes(60), now=NOW)

    assert delivered(target(supervisor, starts_on=date(2026, 7, 1), ends_on=date(2026, 7, 31))) == 1
    assert delivered(target(supervisor, starts_on=date(2026, 6, 1), ends_on=date(2026, 6, 30))) == 0


@pytest.mark.parametrize(("on", "hours"), [(date(2026, 3, 29), 2), (date(2026, 10, 25), 4)])
def test_hours_are_elapsed_when_the_clocks_change(officer, supervisor, zones, on, hours):
    """00:30 to 03:30 by the clock."""
    starts_at = datetime(on.year, on.month, on.day, 0, 30, tzinfo=UTC) - minutes(60 if on.month == 10 else 0)
    patrol(officer, started_at=starts_at, ended_at=starts_at + minutes(60 * hours), now=NOW)

    made = target(supervisor, starts_on=on - timedelta(days=1), ends_on=on)

    assert delivered(made) == hours


def test_thirty_targets_cost_one_query_as_one_does(officer, supervisor, zones, django_assert_num_queries):
    patrol(officer, visits=[visit(zones["the-stow"])])
    places = [None, zones["the-stow"], zones["town-centre"]]
    for number in range(30):
        target(supervisor, name=f"Target {number:02d}", zone=places[number % 3])

    targets = list(HoursTarget.objects.for_list())
    with django_assert_num_queries(1):
        found = with_progress(targets, now=NOW)

    assert [round(each.progress.delivered_hours, 2) for each in found[:3]] == [1, 0.25, 0]


def test_only_targets_whose_days_these_are_stand_on_the_first_page(supervisor, zones):
    running = target(supervisor, zone=zones["the-stow"])
    target(supervisor, starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 31))
    withdraw_target(target=target(supervisor), reason="Twice", by=supervisor, now=NOW)

    (shown,) = targets_of_today(supervisor, now=NOW)

    assert (shown, shown.progress.state) == (running, State.BEHIND)


def test_the_same_form_again_makes_no_second_target(supervisor, officer):
    key = uuid.uuid4()

    first, again = target(supervisor, client_id=key), target(supervisor, client_id=key)

    assert first == again and HoursTarget.objects.count() == 1
    with pytest.raises(ValidationError, match="Somebody else"):
        target(officer, client_id=key)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"hours": 0}, "hours"),
        ({"hours": 2_000_000}, "hours"),
        ({"ends_on": FIRST}, "ends_on"),
        ({"ends_on": date(2032, 1, 1)}, "ends_on"),
        ({"name": " "}, "name"),
        ({"counts": "dog_hours"}, "counts"),
    ],
)
def test_what_makes_no_target_is_refused_at_its_field(supervisor, wrong, field):
    with pytest.raises(ValidationError) as refused:
        target(supervisor, **wrong)

    assert list(refused.value.message_dict) == [field]


def test_a_target_is_changed_through_its_last_day_and_every_change_kept(supervisor):
    made = target(supervisor)

    change_target(target=made, by=supervisor, now=NOW, hours=120)

    made.refresh_from_db()
    assert made.hours == 120
    assert [event.hours for event in made.events.order_by("pgh_id")] == [100, 120]
    after = datetime(2026, 12, 1, 0, 1, tzinfo=UTC)
    with pytest.raises(ValidationError, match="stays as it was"):
        change_target(target=made, by=supervisor, now=after, hours=10)


def test_a_target_is_withdrawn_once_with_its_reason(supervisor):
    made = target(supervisor)

    with pytest.raises(ValidationError, match="Say why"):
        withdraw_target(target=made, reason=" ", by=supervisor, now=NOW)
    first = withdraw_target(target=made, reason="Entered twice", by=supervisor, now=NOW)
    again = withdraw_target(target=made, reason="Other", by=supervisor, now=START)

    assert (again.withdrawn_reason, again.withdrawn_at) == (first.withdrawn_reason, NOW)
    with pytest.raises(ValidationError, match="withdrawn"):
        change_target(target=made, by=supervisor, now=NOW, hours=10)
    assert with_progress([again], now=NOW)[0].progress is None


def test_a_supervisor_sets_changes_and_withdraws_on_the_pages(supervisor, zones, sign_in):
    browser = sign_in(supervisor)
    form = {
        "client_id": str(uuid.uuid4()), "name": "The Stow", "hours": "2000", "counts": "person_hours",
        "zone": "the-stow", "organisation": "", "starts_on": "2026-04-01", "ends_on": "2099-12-31",
    }  # fmt: skip

    refused = browser.post(reverse("patrols:target-add"), form)
    browser.post(reverse("patrols:target-add"), {**form, "ends_on": "2026-12-31"})
    browser.post(reverse("patrols:target-add"), {**form, "ends_on": "2026-12-31"})

    assert "at most five years" in refused.content.decode()
    made = HoursTarget.objects.get()
    browser.post(reverse("patrols:target-change", args=[made.pk]), {**form, "ends_on": "2027-12-31"})
    page = browser.get(reverse("patrols:targets")).content.decode()
    assert "2,000 person-hours inside The Stow, by all organisations together" in page
    assert "31 December 2027" in page and "hours a week are needed" in page
    browser.post(reverse("patrols:target-withdraw", args=[made.pk]), {"reason": "A mistake"})
    assert "A mistake" in browser.get(reverse("patrols:targets")).content.decode()


def test_the_api_sets_changes_and_withdraws_with_the_same_progress(officer, supervisor, zones, api):
    client = api(supervisor)
    body = {"name": "Winter", "hours": 100, "zone": "the-stow", "starts_on": FIRST, "ends_on": LAST}
    patrol(officer, visits=[visit(zones["the-stow"], lasting=30)])

    made = [
        client.post("/api/v1/hours-targets/", body, headers={"Idempotency-Key": "a"}, format="json").json()
        for _ in range(2)
    ]
    address = f"/api/v1/hours-targets/{made[0]['id']}/"

    assert made[0]["id"] == made[1]["id"] and made[0]["progress"]["delivered_hours"] == 0.5
    assert client.get("/api/v1/hours-targets/").json()["results"][0]["progress"] == made[1]["progress"]
    assert client.patch(address, {"ends_on": "2026-10-01"}, format="json").status_code == 400
    assert client.post(f"{address}withdraw/", {"reason": "Twice"}).json()["progress"] is None
    assert AccessRecord.objects.filter(kind="hours target", ids=[str(made[0]["id"])]).exists()


def test_a_supervisor_finds_the_pace_needed_on_the_first_page_and_it_is_on_record(supervisor, zones, sign_in):
    today = timezone.localdate()
    made = target(
        supervisor, name="Nine months", hours=2_000,
        starts_on=today - timedelta(days=30), ends_on=today + timedelta(days=244),
    )  # fmt: skip

    page = sign_in(supervisor).get("/").content.decode()

    assert "Nine months" in page and "hours a week needed" in page
    assert AccessRecord.objects.get(kind="hours target").ids == [str(made.pk)]


def test_a_form_says_of_each_thing_what_is_wrong_with_it_all_at_once(supervisor, zones, sign_in):
    browser = sign_in(supervisor)
    wrong = {"name": "x" * 81, "hours": "0", "counts": "money", "zone": "nowhere", "organisation": "999999"}
    days = {"starts_on": "2026-11-30", "ends_on": "2026-11-01", "client_id": str(uuid.uuid4())}

    empty = browser.post("/patrols/targets/add/", {}).context["form"].errors
    said = browser.post("/patrols/targets/add/", {**wrong, **days}).context["form"].errors

    assert (empty["starts_on"], empty["ends_on"]) == (["Enter the first day."], ["Enter the last day."])
    assert said == {
        "name": ["The name must be 80 characters or fewer."],
        "hours": ["Enter a whole number of hours, from 1 to 1,000,000."],
        "counts": ["Choose person-hours or patrol-hours."],
        "zone": ["Choose one from the list."],
        "organisation": ["Choose one from the list."],
        "ends_on": ["The last day must be after the first."],
    }


def test_the_pace_that_is_needed_and_the_weeks_left_multiply_to_what_remains(supervisor, zones, sign_in):
    today = timezone.localdate()
    target(
        supervisor,
        starts_on=today - timedelta(days=10),
        ends_on=today + timedelta(days=39),
        now=timezone.now(),
    )

    page = sign_in(supervisor).get("/patrols/targets/").content.decode()

    assert "<strong>17.5 hours a week are needed</strong> for the 5.7 weeks left." in page

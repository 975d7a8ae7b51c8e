"""Cost, references, what is known by its day alone, and alerts judged on the screen: at every door."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from deployments.models import TechDeployment
from deployments.services import correct_deployment, record_results
from deployments.tests.factories import MARKET_SQUARE, NOW, camera, deployment, plan
from deployments.tests.test_pages import set_up

# The midnight at which a day in London begins, in winter.
DAY = datetime(2026, 11, 14, tzinfo=UTC)
OF_A_DAY = {"starts_at": DAY, "ends_at": None, "time_precision": "day", "duration_minutes": 287}


def test_one_known_by_its_day_and_length_is_complete(liaison, zones):
    made = deployment(liaison, **OF_A_DAY)

    assert made.status == "complete"
    assert made.figures["when"] == "Saturday 14 November 2026, for 4 hours 47 minutes"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"duration_minutes": None}, "duration_minutes"),
        ({"duration_minutes": 0}, "duration_minutes"),
        ({"ends_at": DAY + timedelta(hours=2)}, "ends_at"),
        ({"starts_at": DAY + timedelta(hours=2)}, "starts_at"),
        ({"time_precision": "exact"}, "duration_minutes"),
    ],
    ids=["no length", "none at all", "an end as well", "a time of day", "not of a day"],
)
def test_a_day_and_a_length_that_cannot_be_are_refused_at_their_field(liaison, zones, wrong, field):
    with pytest.raises(ValidationError) as refusal:
        deployment(liaison, **{**OF_A_DAY, **wrong})

    assert field in refusal.value.message_dict


def test_a_plan_has_times(liaison, zones):
    with pytest.raises(ValidationError) as refusal:
        plan(liaison, time_precision="day", duration_minutes=60)

    assert "time_precision" in refusal.value.message_dict


def test_who_gives_an_end_puts_times_in_the_place_of_the_length(liaison, zones):
    made = deployment(liaison, **OF_A_DAY)
    times = {"starts_at": DAY + timedelta(hours=10), "ends_at": DAY + timedelta(hours=15)}

    changed = correct_deployment(deployment=made, by=liaison, now=NOW, **times, **MARKET_SQUARE)

    assert (changed.time_precision, changed.duration_minutes) == ("exact", None)
    assert changed.figures["when"] == "Saturday 14 November 2026, 10:00 to 15:00"


def test_results_of_one_without_times_are_put_right_without_asking_for_an_end(liaison, zones, sign_in):
    made = deployment(liaison, **OF_A_DAY)
    address = reverse("deployments:results", args=[made.reference])

    sign_in(liaison).post(address, {"people_screened": 275, "ends_at_0": "", "ends_at_1": ""})

    made.refresh_from_db()
    assert (made.people_screened, made.duration_minutes) == (275, 287)


def test_one_that_came_without_a_place_is_put_right_without_one(liaison, zones, sign_in):
    made = deployment(liaison, **OF_A_DAY, lat=None, lng=None)
    address = reverse("deployments:correct", args=[made.reference])
    nowhere = {"lat": "", "lng": "", "ends_at_0": "", "ends_at_1": ""}
    day = {"starts_at_0": "2026-11-14", "starts_at_1": "00:00"}

    sign_in(liaison).post(address, set_up(liaison, cost_pence="50", **nowhere, **day))

    made.refresh_from_db()
    assert (made.cost_pence, made.zone, made.duration_minutes) == (5_000, None, 287)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"true_alerts_unconfirmed": 1}, "false_alerts_unconfirmed"),
        ({"true_alerts_unconfirmed": 1, "false_alerts_unconfirmed": 1}, "alerts_unconfirmed"),
        ({"cost_covers": "One detector"}, "cost_pence"),
        ({"knife_bin_items": 3}, "knife_bin_items"),
    ],
)
def test_what_disagrees_is_refused_at_its_field(liaison, zones, wrong, field):
    with pytest.raises(ValidationError) as refusal:
        camera(liaison, **wrong)

    assert field in refusal.value.message_dict


@pytest.mark.parametrize(
    "wrong",
    [
        {"true_alerts_unconfirmed": 1},
        {"true_alerts_unconfirmed": 1, "false_alerts_unconfirmed": 1},
        {"cost_covers": "One detector"},
        {"duration_minutes": 60},
        {"time_precision": "day"},
        {"ends_at": None},
        {"searches_after_alert": 1},
    ],
    ids=["half judged", "do not add up", "covers what", "both", "with an end", "no end", "of the other kind"],
)
def test_the_database_refuses_it_too(liaison, zones, wrong):
    made = camera(liaison)

    with pytest.raises(IntegrityError), transaction.atomic():
        TechDeployment.objects.filter(pk=made.pk).update(**wrong)


def test_alerts_judged_false_on_the_screen_count_as_false(liaison, zones):
    made = camera(liaison, true_alerts_unconfirmed=0, false_alerts_unconfirmed=1)

    assert made.figures["false_alerts"]["of_alerts"]["part"] == 2


def test_the_form_takes_pounds_and_the_page_tells_what_they_cover(liaison, zones, sign_in):
    answers = set_up(
        liaison, cost_pence="£15,000", cost_covers="One detector", equality_assessment="EIA-7",
        searches_after_avoidance=0, knife_bin_items=3,
    )  # fmt: skip

    page = sign_in(liaison).post(reverse("deployments:record", args=["opengate"]), answers, follow=True)

    assert TechDeployment.objects.get().cost_pence == 1_500_000
    for said in (b"\xc2\xa315,000, for One detector", b"EIA-7", b"Items put in a knife bin"):
        assert said in page.content


def test_an_amount_that_is_none_is_told_at_its_field_behind_an_open_fold(liaison, zones, sign_in):
    answers = set_up(liaison, cost_pence="a lot")

    page = sign_in(liaison).post(reverse("deployments:record", args=["opengate"]), answers).content.decode()

    assert "Enter an amount in pounds" in page
    assert page.count('<details class="govuk-details" open>') == 1
    assert 'value="a lot"' in page


def test_what_is_rarely_known_stands_behind_a_fold_that_is_shut(liaison, zones, sign_in):
    page = sign_in(liaison).get(reverse("deployments:record", args=["live_facial_recognition"]))

    content = page.content.decode()
    assert '<details class="govuk-details" open>' not in content
    assert content.index("More counts and results") < content.index("judged true?")


def test_a_program_records_and_reads_the_new_columns(liaison, zones, api):
    start = timezone.now() - timedelta(days=2)
    body = {
        "technology": "live_facial_recognition", "status": "complete", "starts_at": start.isoformat(),
        "ends_at": (start + timedelta(hours=5)).isoformat(), "site": "Market Square", "cost_pence": 24999,
        "cost_covers": "Staff of the day", "use_case": "Crime hotspot", "authority_reference": "A/1",
        "interventions": 4, "operator": liaison.organisation.short_name, **MARKET_SQUARE,
        "results": [{"code": "summons", "attribution": "caused_by", "count": 1}],
    }  # fmt: skip

    answer = api(liaison).post(reverse("api:deployments-list"), body).json()

    assert (answer["cost_pence"], answer["interventions"], answer["time_precision"]) == (24999, 4, "exact")
    assert answer["figures"]["caused_by"][0]["words"] == "1 summons"


def test_a_program_records_one_by_its_day_and_length(liaison, zones, api):
    body = {
        "technology": "opengate", "status": "complete", "starts_at": "2025-01-14T00:00:00Z",
        "time_precision": "day", "duration_minutes": 380, "site": "Stone Cross",
        "operator": liaison.organisation.short_name, **MARKET_SQUARE,
    }  # fmt: skip

    answer = api(liaison).post(reverse("api:deployments-list"), body)

    assert answer.status_code == 201
    assert answer.json()["ends_at"] is None


def test_what_a_column_said_before_stays_in_the_history(liaison, zones):
    made = deployment(liaison, cost_pence=100, cost_covers="Fuel")

    record_results(deployment=made, results={}, cost_pence=200, by=liaison, now=NOW)

    told = TechDeployment.pgh_event_model.objects.order_by("pgh_id").values_list("cost_pence", flat=True)
    assert list(told) == [100, 200]

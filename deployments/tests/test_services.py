"""Planning and recording deployments, and what the database will not hold."""

import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from deployments.models import TechDeployment
from deployments.services import correct_deployment, move_deployment, record_results
from deployments.tests.factories import MARKET_SQUARE, NOW, camera, deployment, plan
from measures.weeks import Week


def test_a_recorded_deployment_has_a_reference_a_zone_and_is_complete(liaison, zones):
    made = deployment(liaison, **MARKET_SQUARE)

    assert made.reference == "TEC-2026-000001"
    assert made.zone == zones["town-centre"] or made.zone.parent == zones["town-centre"]
    assert made.status == "complete"


def test_the_same_client_id_twice_makes_one_deployment(liaison, zones):
    client_id = uuid.uuid4()

    first = plan(liaison, client_id=client_id)
    second = plan(liaison, client_id=client_id)

    assert first == second
    assert TechDeployment.objects.count() == 1


def test_somebody_elses_client_id_opens_nothing(liaison, supervisor, zones):
    client_id = uuid.uuid4()
    plan(liaison, client_id=client_id)

    with pytest.raises(ValidationError, match="somebody else"):
        plan(supervisor, client_id=client_id)


def test_alerts_that_do_not_add_up_are_refused_at_the_total(liaison, zones):
    with pytest.raises(ValidationError) as refusal:
        camera(liaison, alerts_total=7)

    assert "alerts_total" in refusal.value.message_dict


@pytest.mark.parametrize(
    "wrong",
    [{"alerts_total": 7}, {"alerts_unconfirmed": None}, {"faces_seen": 3}, {"people_screened": 10}],
    ids=["do not add up", "one not recorded", "more than faces", "of the other kind"],
)
def test_the_database_refuses_counts_that_cannot_be(liaison, zones, wrong):
    made = camera(liaison)

    with pytest.raises(IntegrityError), transaction.atomic():
        TechDeployment.objects.filter(pk=made.pk).update(**wrong)


def test_a_detector_counts_no_faces(liaison, zones):
    with pytest.raises(ValidationError) as refusal:
        deployment(liaison, faces_seen=100)

    assert "faces_seen" in refusal.value.message_dict


def test_a_plan_for_a_day_that_has_passed_is_refused(liaison, zones):
    with pytest.raises(ValidationError) as refusal:
        plan(liaison, starts_at=NOW - timedelta(days=1))

    assert "starts_at" in refusal.value.message_dict


def test_recording_results_completes_the_plan(liaison, zones):
    planned = plan(liaison)
    later = planned.starts_at + timedelta(hours=8)

    done = record_results(
        deployment=planned, results={("arrest", "during"): 1}, people_screened=275,
        ends_at=later, by=liaison, now=later,
    )  # fmt: skip

    assert (done.status, done.people_screened) == ("complete", 275)
    assert done.figures["during"][0]["words"] == "1 arrest"


def test_recording_results_again_replaces_them_whole_and_keeps_the_history(liaison, zones):
    made = deployment(liaison, results={("arrest", "caused_by"): 1, ("stop_search", "during"): 2})

    record_results(deployment=made, results={("arrest", "during"): 1}, by=liaison, now=NOW)

    assert [(each.code, each.attribution) for each in made.results.all()] == [("arrest", "during")]
    assert made.results.model.pgh_event_model.objects.filter(pgh_label="delete").count() == 2


def test_a_result_nobody_has_listed_is_refused(liaison, zones):
    with pytest.raises(ValidationError, match="no result"):
        deployment(liaison, results={("applause", "during"): 1})


def test_cancelling_needs_a_reason_and_can_be_taken_back(liaison, zones):
    planned = plan(liaison)

    with pytest.raises(ValidationError):
        move_deployment(deployment=planned, to="cancelled", by=liaison, now=NOW)
    move_deployment(deployment=planned, to="cancelled", reason="Rain", by=liaison, now=NOW)
    again = move_deployment(deployment=planned, to="planned", by=liaison, now=NOW)

    assert (again.status, again.status_reason) == ("planned", "")


def test_what_has_not_started_cannot_be_complete(liaison, zones):
    with pytest.raises(ValidationError, match="has not started"):
        move_deployment(deployment=plan(liaison), to="complete", by=liaison, now=NOW)


def test_correcting_a_deployment_keeps_the_outline_it_was_assigned_to(liaison, zones):
    made = deployment(liaison)

    changed = correct_deployment(deployment=made, site="By the clock", by=liaison, now=NOW, **MARKET_SQUARE)

    assert (changed.site, changed.zone_version) == ("By the clock", made.zone_version)


def test_figures_of_a_week_leave_out_other_weeks_and_what_was_cancelled(liaison, zones):
    deployment(liaison, site="In the week")
    deployment(liaison, starts_at=NOW - timedelta(days=20))
    move_deployment(deployment=plan(liaison), to="cancelled", reason="Rain", by=liaison, now=NOW)

    rows = TechDeployment.objects.done().in_week(Week.parse("2026-W46")).rows()

    assert [each["site"] for each in rows] == ["In the week"]

"""Logging a patrol that is over: what is stored, and what is refused at which field."""

import uuid
from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError

from accounts.tests.factories import council, police
from patrols.entry import PatrolEntry, VisitEntry
from patrols.models import OutcomeCode, Patrol, Visit
from patrols.services import log_patrols_in_bulk
from patrols.tests.factories import NOW, START, code, minutes, patrol, visit
from zones.models import Zone


def refusal(*args: object, **fields: object) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as refused:
        patrol(*args, **fields)
    assert not Patrol.objects.exists()
    return refused.value.message_dict


def test_a_patrol_keeps_its_visits_outcomes_and_the_zone_as_drawn(officer, zones):
    made = patrol(officer, visits=[visit(zones["the-stow"], ENG_YP=3), visit(zones["north-gate"], after=30)])

    assert made.reference == "PAT-2026-000001"
    assert [each.zone.slug for each in made.visits.all()] == ["the-stow", "north-gate"]
    assert made.visits.first().outcomes.get().count == 3


def test_nothing_to_report_is_a_full_result(officer, zones):
    made = patrol(officer, visits=[visit(zones["the-stow"])], nothing_to_report=True)

    assert made.nothing_to_report
    assert Patrol.objects.counted().count() == 1


def test_a_patrol_that_is_over_says_what_came_of_it(officer, zones):
    found = refusal(officer, visits=[visit(zones["the-stow"])], nothing_to_report=False)

    assert found == {"nothing_to_report": ["Count what came of it, or say that there was nothing to report."]}


def test_nothing_to_report_beside_outcomes_is_refused(officer, zones):
    assert "nothing_to_report" in refusal(
        officer, visits=[visit(zones["the-stow"], ADV=1)], nothing_to_report=True
    )


@pytest.mark.parametrize(
    ("field", "times"),
    [
        ("ended_at", {"ended_at": START}),
        ("ended_at", {"ended_at": START - minutes(1)}),
        ("ended_at", {"started_at": NOW - minutes(721), "ended_at": NOW}),
        ("ended_at", {"ended_at": NOW + minutes(1)}),
        ("started_at", {"started_at": NOW + minutes(1), "ended_at": NOW + minutes(9)}),
    ],
)
def test_impossible_times_are_refused_at_their_field(officer, zones, field, times):
    assert field in refusal(officer, **times)


def test_twelve_hours_are_accepted(officer, zones):
    assert patrol(officer, started_at=NOW - minutes(720), ended_at=NOW).pk


def test_overlapping_oneself_is_refused_naming_the_other_patrol(officer, zones):
    patrol(officer)

    with pytest.raises(ValidationError) as refused:
        patrol(officer, started_at=START + minutes(59), ended_at=START + minutes(70))

    assert refused.value.message_dict["started_at"] == [
        "This overlaps your patrol PAT-2026-000001, from 19:00 on 20 November to 20:00."
    ]


def test_a_patrol_may_start_at_the_moment_the_last_one_ended(officer, zones):
    patrol(officer)

    assert patrol(officer, started_at=START + minutes(60), ended_at=START + minutes(70)).pk


def test_two_people_may_patrol_at_the_same_time(officer, supervisor, zones):
    patrol(officer)

    assert patrol(supervisor).pk


def test_the_same_client_id_twice_makes_one_record(officer, zones):
    client_id = uuid.uuid4()

    assert patrol(officer, client_id=client_id) == patrol(officer, client_id=client_id)
    assert Patrol.objects.count() == 1


def test_somebody_elses_form_cannot_be_sent_again(officer, supervisor, zones):
    made = patrol(officer)

    with pytest.raises(ValidationError, match="Somebody else"):
        patrol(supervisor, client_id=made.client_id)


@pytest.mark.parametrize(
    ("field", "after", "lasting"),
    [
        ("visit_1_arrived_at", -1, 10),
        ("visit_1_arrived_at", 60, 5),
        ("visit_1_left_at", 50, 11),
        ("visit_1_left_at", 10, 0),
        ("visit_1_left_at", 10, None),
    ],
)
def test_a_visit_lies_within_its_patrol(officer, zones, field, after, lasting):
    assert field in refusal(officer, visits=[visit(zones["the-stow"], after, lasting)])


def test_visits_of_a_patrol_do_not_overlap(officer, zones):
    visits = [visit(zones["the-stow"], 5, 15), visit(zones["north-gate"], 19, 5)]

    assert "visit_2_arrived_at" in refusal(officer, visits=visits)


def test_a_zone_that_had_no_outline_on_that_day_is_refused(officer, zones):
    undrawn = Zone.objects.create(slug="old-town", name="Old Town")

    found = refusal(officer, visits=[visit(undrawn)])

    assert found == {"visit_1_zone": ["Old Town had no outline on that day."]}


def test_a_power_of_the_police_alone_is_refused_without_police(officer, zones):
    found = refusal(officer, visits=[visit(zones["the-stow"], DISP=1)])

    assert "for: police" in found["visit_1_DISP"][0]


def test_what_the_police_did_on_a_joint_patrol_is_counted(officer, zones):
    made = patrol(officer, partners={police(): 2}, visits=[visit(zones["the-stow"], POL_ARREST=1)])

    assert made.is_joint
    assert made.staff_count == 3
    assert [(each.organisation.short_name, each.staff_count) for each in made.crews.all()] == [
        ("Essex Police", 2),
        ("HDC", 1),
    ]


def test_a_joint_patrol_needs_another_organisation(officer, zones):
    assert "is_joint" in refusal(officer, is_joint=True)
    assert "is_joint" in refusal(officer, is_joint=True, partners={council(): 1})


def test_a_code_that_was_not_in_use_on_that_day_is_refused(officer, zones):
    OutcomeCode.objects.filter(code="ADV").update(valid_to=START.date())

    assert "visit_1_ADV" in refusal(officer, visits=[visit(zones["the-stow"], ADV=1)])


def test_something_done_once_in_a_visit_is_not_counted_twice(officer, zones):
    assert "visit_1_WPN_SWEEP" in refusal(officer, visits=[visit(zones["the-stow"], WPN_SWEEP=2)])


def test_many_patrols_in_bulk_keep_the_rules_of_one(officer, zones):
    good = PatrolEntry(officer, START, START + minutes(60), visits=[visit(zones["the-stow"], ADV=2)])
    bad = PatrolEntry(officer, START - minutes(90), START - minutes(90), nothing_to_report=True)

    with pytest.raises(ValidationError, match="Patrol 2, ended_at: The end must be after the start"):
        log_patrols_in_bulk(entries=[good, bad], now=NOW)

    assert not Patrol.objects.exists()


def test_bulk_refuses_overlaps_whole(officer, zones):
    entries = [
        PatrolEntry(officer, START + minutes(n), START + minutes(60), nothing_to_report=True) for n in (0, 30)
    ]

    with pytest.raises(ValidationError, match="overlap"):
        log_patrols_in_bulk(entries=entries, now=NOW)

    assert not Patrol.objects.exists()


def test_bulk_stores_hundreds_in_few_queries_and_once(officer, zones, django_assert_max_num_queries):
    begin = datetime(2025, 12, 20, 12, 0, tzinfo=UTC)
    advice = code("ADV")
    entries = [
        PatrolEntry(
            officer, begin + minutes(60 * n), begin + minutes(60 * n + 50),
            visits=[VisitEntry(
                zones["the-stow"], begin + minutes(60 * n), begin + minutes(60 * n + 15), {advice: 1}
            )],
        )
        for n in range(500)
    ]  # fmt: skip

    with django_assert_max_num_queries(25):
        made = log_patrols_in_bulk(entries=entries, now=NOW)

    assert len(made) == Visit.objects.counted().count() == 500
    assert made[0].reference.startswith("PAT-2025-") and made[-1].reference.startswith("PAT-2026-")
    assert log_patrols_in_bulk(entries=entries, now=NOW) == []

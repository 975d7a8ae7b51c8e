"""Reporting an incident, and its life afterwards."""

import uuid
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from incidents.models import Incident
from incidents.services import correct_incident, move_incident, report_incident
from incidents.tests.factories import NOW, STOW, incident
from zones.services import draw_zone, redraw_zone


def test_a_reported_incident_has_a_reference_a_cell_and_the_zone_as_drawn(officer, zones):
    made = incident(officer)

    assert made.reference == "INC-2026-000001"
    assert made.zone == zones["the-stow"]
    assert made.h3_cell is not None


def test_the_same_client_id_twice_makes_one_record(officer, zones):
    client_id = uuid.uuid4()

    first = incident(officer, client_id=client_id)
    second = incident(officer, client_id=client_id)

    assert first == second
    assert Incident.objects.count() == 1


def test_the_future_is_refused_at_its_field(officer, zones):
    with pytest.raises(ValidationError) as refusal:
        incident(officer, occurred_at=NOW + timedelta(minutes=1))

    assert "occurred_at" in refusal.value.message_dict


def test_a_time_known_to_the_day_covers_that_day_in_harlow(officer, zones):
    made = incident(officer, time_precision="day")

    assert made.occurred_until_at - made.occurred_at == timedelta(hours=24)


def test_an_incident_known_only_by_zone_has_no_made_up_point(officer, zones):
    made = incident(officer, zone=zones["north-gate"])

    assert (made.lat, made.h3_cell) == (None, None)
    assert made.zone == zones["north-gate"]


def test_withdrawing_needs_a_reason_and_keeps_the_record(supervisor, zones):
    made = incident(supervisor)

    with pytest.raises(ValidationError):
        move_incident(incident=made, to="withdrawn", by=supervisor)
    move_incident(incident=made, to="withdrawn", reason="Entered twice", by=supervisor)

    assert Incident.objects.count() == 1
    assert not Incident.objects.counted().exists()


def test_a_status_that_may_not_follow_is_refused_in_words(supervisor, zones):
    made = incident(supervisor)
    move_incident(incident=made, to="withdrawn", reason="Entered twice", by=supervisor)

    with pytest.raises(ValidationError, match="withdrawn incident cannot become"):
        move_incident(incident=made, to="closed", by=supervisor)


def test_reporting_refuses_an_unknown_kind(officer, zones):
    with pytest.raises(ValidationError):
        report_incident(
            category="piracy", occurred_at=NOW, time_precision="exact", source="cctv",
            by=officer, now=NOW, **STOW,
        )  # fmt: skip


def test_a_correction_elsewhere_keeps_the_outline_the_record_was_assigned_to(supervisor, zones):
    made = incident(supervisor)
    before = made.zone_version
    draw_zone(
        zone=zones["the-stow"],
        geometry=before.geometry,
        valid_from=date(2026, 11, 1),
        by=supervisor,
    )

    correct_incident(
        incident=made, category="robbery", occurred_at=made.occurred_at, time_precision="exact",
        source="cctv", by=supervisor, now=NOW, **STOW,
    )  # fmt: skip

    made.refresh_from_db()
    assert (made.category, made.zone_version) == ("robbery", before)


def test_somebody_elses_form_cannot_be_sent_again(officer, supervisor, zones):
    client_id = uuid.uuid4()
    incident(officer, client_id=client_id)

    with pytest.raises(ValidationError, match="somebody else"):
        incident(supervisor, client_id=client_id)


def test_redrawing_a_zone_leaves_the_counts_that_are_there(officer, administrator, zones):
    made = incident(officer)
    elsewhere = [[0.12, 51.78], [0.13, 51.78], [0.13, 51.79], [0.12, 51.79], [0.12, 51.78]]

    redraw_zone(
        zone=zones["the-stow"], geometry={"type": "Polygon", "coordinates": [elsewhere]},
        valid_from=NOW.date(), by=administrator, today=NOW.date(),
    )  # fmt: skip

    made.refresh_from_db()
    later = incident(officer)
    assert made.zone_version.number == 1
    assert later.zone is None
    assert list(Incident.objects.in_zone(zones["the-stow"])) == [made]

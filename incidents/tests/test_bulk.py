"""Recording many incidents at once keeps the rules of recording one."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from incidents.bulk import report_incidents
from incidents.models import Incident
from incidents.tests.factories import NOW, STOW

REPORT = {
    "category": "theft",
    "occurred_at": NOW - timedelta(days=1),
    "time_precision": "hour",
    "source": "police",
}


def test_many_incidents_get_references_in_order_and_their_zone(officer, zones):
    report_incidents(
        reports=[{**REPORT, **STOW}, {**REPORT, "zone": zones["west-gate"]}], by=officer, now=NOW
    )

    made = Incident.objects.order_by("reference")
    assert [each.reference for each in made] == ["INC-2026-000001", "INC-2026-000002"]
    assert {each.zone for each in made} == {zones["the-stow"], zones["west-gate"]}


def test_one_bad_report_leaves_nothing_and_is_named_by_its_number(officer, zones):
    future = {**REPORT, **STOW, "occurred_at": NOW + timedelta(days=1)}

    with pytest.raises(ValidationError, match="Incident 2 of the list"):
        report_incidents(reports=[{**REPORT, **STOW}, future], by=officer, now=NOW)

    assert not Incident.objects.exists()


def test_the_number_of_queries_does_not_grow_with_the_list(officer, zones, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        report_incidents(reports=[{**REPORT, **STOW}] * 300, by=officer, now=NOW)

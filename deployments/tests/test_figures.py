"""What one deployment comes to, from plain values."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from deployments.figures import Deployment, deployment_row


def row(results: list[tuple[str, str, int]] | None = None, **facts: Any) -> dict[str, Any]:
    given = {
        "reference": "TEC-2026-000001",
        "technology": "opengate",
        "status": "complete",
        "starts_at": datetime(2026, 11, 14, 10, 0, tzinfo=UTC),
        "ends_at": datetime(2026, 11, 14, 16, 0, tzinfo=UTC),
        **facts,
    }
    return deployment_row(Deployment(**given), results or [])


def met_police() -> dict[str, Any]:
    return row(
        technology="live_facial_recognition", faces_seen=3_147_436, alerts_total=2_077,
        true_alerts_confirmed=2_067, false_alerts_confirmed=10, alerts_unconfirmed=0,
    )  # fmt: skip


def test_none_found_of_275_screened_is_said_as_a_result():
    weapons = row([("weapon_found_knife", "caused_by", 0)], people_screened=275)["weapons"]

    assert weapons["words"] == "0 found of 275 screened"
    assert weapons["per_1000_screened"]["words"] == "0 per 1,000 (95% interval 0 to 13.4)"


def test_weapons_that_nobody_recorded_are_not_none():
    weapons = row(people_screened=275)["weapons"]

    assert weapons["caused_by"] is None
    assert weapons["words"] == "Weapons not recorded, 275 screened"
    assert weapons["per_1000_screened"]["reason"] == "The count was not recorded."


def test_a_knife_without_a_count_of_people_is_found_and_has_no_rate():
    weapons = row([("weapon_found_knife", "caused_by", 1)])["weapons"]

    assert weapons["words"] == "1 found, number screened not recorded"
    assert weapons["per_1000_screened"]["value"] is None


def test_a_weapon_found_by_officers_nearby_is_not_in_the_rate_of_the_detector():
    weapons = row([("weapon_found_knife", "during", 1)], people_screened=275)["weapons"]

    assert (weapons["caused_by"], weapons["during"]) == (None, 1)


def test_both_false_alert_rates_carry_their_denominators():
    rates = met_police()["false_alerts"]

    assert rates["of_faces"]["words"].startswith("10 of 3,147,436 faces seen: 0.00032%")
    assert rates["of_alerts"]["words"].startswith("10 of 2,077 alerts: 0.48%")


def test_a_handful_of_alerts_is_given_in_counts_and_not_in_percent():
    six = row(
        technology="live_facial_recognition", alerts_total=6, true_alerts_confirmed=5,
        false_alerts_confirmed=1, alerts_unconfirmed=0,
    )["false_alerts"]  # fmt: skip

    assert six["of_alerts"]["words"] == "1 of 6 alerts (too few for a percentage)"
    assert six["of_faces"]["words"] == "The number of faces processed was not recorded."


def test_what_it_caused_and_what_was_made_during_it_are_never_added_up():
    chelmsford = row(
        [("arrest", "caused_by", 2), ("arrest", "during", 5)], technology="live_facial_recognition"
    )

    assert [each["count"] for each in chelmsford["caused_by"]] == [2]
    assert [each["count"] for each in chelmsford["during"]] == [5]
    assert 7 not in chelmsford.values()


def test_the_line_for_a_list_says_what_was_caused_in_words():
    found = row(
        [
            ("arrest", "caused_by", 1),
            ("intelligence_submitted", "caused_by", 2),
            ("stop_search", "during", 3),
        ],
        technology="live_facial_recognition",
    )["found"]

    assert found == (
        "Alerts not recorded; caused by it: 1 arrest, 2 pieces of intelligence; during it: 3 stop searches"
    )


def test_a_plan_has_found_nothing_yet():
    assert row(status="planned")["found"] == ""


def test_a_deployment_over_midnight_says_both_days():
    over = row(ends_at=datetime(2026, 11, 15, 1, 0, tzinfo=UTC))

    assert over["when"] == "Saturday 14 November 2026, 10:00 to Sunday 15 November 2026, 01:00"


@pytest.mark.parametrize("made", [row(), met_police()])
def test_a_row_can_be_frozen_as_json(made):
    assert json.loads(json.dumps(made)) == made

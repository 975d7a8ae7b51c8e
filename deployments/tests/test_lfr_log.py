"""A published log of facial recognition becomes deployments, whole or not at all."""

from datetime import date
from typing import Any

import pytest

from accounts.models import User
from deployments.models import TechDeployment
from deployments.tests.factories import camera, deployment
from deployments.tests.lfr import HEADINGS, checked, imported, log, told, undone
from imports.states import State
from measures.weeks import local
from tests.real_data import real_data

pytestmark = pytest.mark.django_db


def test_a_line_becomes_a_deployment_known_by_its_day_and_length(liaison: User, zones: Any) -> None:
    batch = imported(liaison, log({}))

    made = TechDeployment.objects.get()
    assert (batch.state, batch.rows_kept, made.import_batch) == (State.IMPORTED, 1, batch)
    assert (local(made.starts_at).date(), made.time_precision) == (date(2025, 1, 14), "day")
    assert (made.duration_minutes, made.ends_at, made.zone) == (380, None, None)
    assert made.figures["when"] == "Tuesday 14 January 2025, for 6 hours 20 minutes"


def test_the_alerts_judged_on_the_screen_add_up_to_those_not_confirmed(liaison: User, zones: Any) -> None:
    imported(liaison, log({}))

    made = TechDeployment.objects.get()
    assert (made.alerts_total, made.true_alerts_confirmed, made.alerts_unconfirmed) == (12, 11, 1)
    assert (made.true_alerts_unconfirmed, made.false_alerts_unconfirmed) == (1, 0)
    assert (made.faces_seen, made.faces_estimated) == (10245, True)


def test_the_outcomes_are_caused_by_the_technology(liaison: User, zones: Any) -> None:
    imported(liaison, log({}))

    results = {
        (each.code, each.attribution): each.count for each in TechDeployment.objects.get().results.all()
    }
    assert results == {
        ("arrest", "caused_by"): 4, ("other_disposal", "caused_by"): 0, ("no_action", "caused_by"): 7,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"day": "31/02/25"}, "a day that there is not"),
        ({"day": "14/01/27"}, "future"),
        ({"day": "14/01/05"}, "before 2015"),
        ({"day": ""}, "on which day"),
        ({"duration": "a while"}, "length of time"),
        ({"alerts_total": "13"}, "add up to 12"),
        ({"true_alerts_unconfirmed": ""}, "as well as the other"),
        ({"faces_seen": "3"}, "at least that many faces"),
        ({"threshold": "64"}, "between 0 and 1"),
        ({"site": ""}, "where it was"),
        ({"site": "=HYPERLINK(A1)"}, "formula"),
        ({"arrests": "four"}, "whole number"),
        ({"site": "x" * 121}, "longer than 120"),
    ],
)
def test_a_wrong_cell_refuses_the_file_and_says_which_line(
    liaison: User, zones: Any, wrong: dict[str, str], words: str
) -> None:
    batch = checked(liaison, log({"day": "13/01/25"}, wrong))

    assert (batch.state, batch.rows_refused) == (State.REFUSED, 1)
    [finding] = batch.findings.filter(is_warning=False)
    assert words in finding.words
    assert finding.line == 3


def test_a_rate_that_disagrees_with_the_counts_is_told_and_not_kept(liaison: User, zones: Any) -> None:
    batch = imported(liaison, log({"false_alert_rate": "0.5%"}))

    assert "is not what its false alerts are" in told(batch)[0]
    assert TechDeployment.objects.get().figures["false_alerts"]["of_faces"]["part"] == 0


def test_outcomes_that_do_not_come_to_the_true_alerts_are_told_and_kept(liaison: User, zones: Any) -> None:
    batch = imported(liaison, log({"arrests": "5"}))

    assert "come to 12, but 11 alerts" in told(batch)[0]
    assert TechDeployment.objects.get().results.get(code="arrest").count == 5


def test_the_same_log_again_changes_nothing(liaison: User, zones: Any) -> None:
    imported(liaison, log({}, {"site": "Broad Walk"}))

    again = checked(liaison, log({"site": " STONE  cross"}, {"site": "Broad Walk"}, {"site": "The Stow"}))

    assert (again.rows_unchanged, again.rows_kept) == (2, 1)


def test_a_line_on_record_with_other_figures_is_left_and_told(liaison: User, zones: Any) -> None:
    imported(liaison, log({}))

    again = checked(liaison, log({"faces_seen": "9000"}))

    assert again.rows_unchanged == 1
    assert told(again) == ["On record as TEC-2026-000001, with other figures. It is left as it is."]


def test_two_lines_of_one_day_and_site_are_two_deployments_once(liaison: User, zones: Any) -> None:
    first = imported(liaison, log({}, {"duration": "1hr"}))

    again = checked(liaison, log({}, {"duration": "1hr"}))

    assert (first.rows_kept, again.rows_unchanged) == (2, 2)
    assert "taken as a second deployment" in told(first)[0]


def test_another_technology_on_that_day_and_site_is_not_the_same(liaison: User, zones: Any) -> None:
    deployment(liaison, site="Stone Cross")

    assert checked(liaison, log({"day": "14/11/26"})).rows_unchanged == 0


def test_it_has_to_be_said_who_operated_it(liaison: User, zones: Any) -> None:
    batch = checked(liaison, log({}), sender="Met")

    assert batch.state == State.REFUSED
    assert "“Met” is no organisation on record" in told(batch)[0]
    assert "Essex Police" in told(batch)[0]


def test_a_log_without_one_of_its_columns_is_refused(liaison: User, zones: Any) -> None:
    headings = ["Total" if each == "Total Alerts" else each for each in HEADINGS]

    with pytest.raises(Exception, match="Total Alerts"):
        checked(liaison, log({}, headings=headings))


def test_undoing_takes_exactly_its_deployments_out(liaison: User, zones: Any) -> None:
    kept = camera(liaison)
    batch = imported(liaison, log({}, {"site": "Broad Walk"}))

    undone(batch, liaison)

    assert list(TechDeployment.objects.all()) == [kept]
    left = TechDeployment.pgh_event_model.objects.filter(pgh_label="delete")
    assert sorted(left.values_list("site", flat=True)) == ["Broad Walk", "Stone Cross"]


def test_the_published_excerpt_is_read_whole_and_agrees_with_itself(liaison: User, zones: Any) -> None:
    excerpt = real_data("met-lfr-deployments-2025.EXCERPT.csv").read_bytes()

    batch = imported(liaison, excerpt)

    assert (batch.rows_kept, told(batch)) == (5, [])
    made = TechDeployment.objects.order_by("pk")
    assert [each.duration_minutes for each in made] == [287, 337, 387, 358, 380]
    assert [each.alerts_total for each in made] == [10, 6, 14, 4, 12]

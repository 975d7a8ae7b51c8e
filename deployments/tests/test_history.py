"""The timeline of a deployment: every change in words, results with it, and no text that was taken back."""

import pghistory
import pytest
from django.urls import reverse

from deployments.history import timeline_of
from deployments.models import TechDeployment
from deployments.services import correct_deployment, move_deployment, record_results
from deployments.tests.factories import NOW, deployment, plan
from imports.models import ImportBatch

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zones")]


def corrected(made: TechDeployment, by, **changes) -> TechDeployment:
    kept = {"lat": made.lat, "lng": made.lng, "zone": None}
    with pghistory.context(user=by.pk):
        return correct_deployment(deployment=made, by=by, now=NOW, **{**kept, **changes})


def long_ago() -> None:
    """In a test all is one moment; what came with the record itself is told apart by it."""
    TechDeployment.pgh_event_model.objects.filter(pgh_label="insert").update(pgh_created_at=NOW)


def found(made: TechDeployment, by, results) -> TechDeployment:
    with pghistory.context(user=by.pk):
        return record_results(deployment=made, ends_at=made.ends_at, results=results, by=by, now=NOW)


def words(made: TechDeployment) -> list[str]:
    return [each for line in timeline_of(TechDeployment.objects.get(pk=made.pk)) for each in line.words]


def test_it_begins_with_who_put_it_on_record(liaison):
    (line,) = timeline_of(deployment(liaison, results={("arrest", "caused_by"): 1}))

    assert line.words == ("Put on record.",)
    assert line.by == f"{liaison.full_name}, {liaison.organisation.short_name}"


def test_a_count_that_is_put_right_is_told_with_both_values(liaison, supervisor):
    made = corrected(deployment(liaison, people_screened=270), supervisor, people_screened=275)

    newest = timeline_of(made)[0]

    assert newest.words == ("People screened changed from 270 to 275.",)
    assert newest.by.startswith(supervisor.full_name)


def test_results_are_told_when_they_are_written_changed_and_taken_back(liaison, supervisor):
    made = deployment(liaison)
    long_ago()
    for results in ({("arrest", "during"): 1}, {("arrest", "during"): 3}, {}):
        made = found(made, supervisor, results)

    assert set(words(made)) == {
        "Arrest, made during the deployment: 1.",
        "Arrest, made during the deployment: 3 instead of 1.",
        "Arrest, made during the deployment: taken back.",
        "Put on record.",
    }


def test_a_move_is_told_with_its_reason(liaison):
    made = plan(liaison)

    with pghistory.context(user=liaison.pk):
        move_deployment(deployment=made, to="cancelled", reason="Rain", by=liaison, now=NOW)

    assert words(made)[:2] == ["Status changed from “Planned” to “Cancelled”.", "The reason: Rain"]


def test_a_text_that_was_put_right_is_not_repeated(liaison, supervisor):
    made = corrected(deployment(liaison, notes="Alan Turing came by."), supervisor, notes="Quiet.")

    assert words(made)[0] == "Notes rewritten."
    assert not any("Turing" in each for each in words(made))


def test_money_is_told_in_pounds_and_a_place_by_its_zone(liaison, supervisor, zones):
    made = deployment(liaison, cost_pence=1_500_000, cost_covers="One detector")
    made = corrected(made, supervisor, cost_pence=1_600_050, lat=None, lng=None, zone=zones["the-stow"])

    assert "Cost in pence changed from £15,000 to £16,000.50." in words(made)
    assert "The place was put right, from North Gate to The Stow." in words(made)


def test_what_a_file_brought_is_told_with_its_batch(liaison):
    made = deployment(liaison)
    batch = ImportBatch.objects.create(
        reference="IMP-2026-000001", kind="lfr_log", staged_by=liaison, staged_at=NOW
    )
    TechDeployment.objects.filter(pk=made.pk).update(import_batch=batch)

    assert words(made) == ["Imported with IMP-2026-000001."]


def test_the_page_shows_it(liaison, sign_in):
    made = deployment(liaison)
    client = sign_in(liaison)
    corrected(made, liaison, people_screened=12)

    page = client.get(reverse("deployments:detail", args=[made])).content.decode()

    assert "app-timeline" in page and "People screened changed from nothing to 12." in page


def test_a_longer_history_costs_no_more_queries(liaison, supervisor, django_assert_num_queries):
    made = deployment(liaison)
    for number in (1, 2, 3):
        corrected(made, supervisor, people_screened=number)
        found(made, supervisor, {("arrest", "during"): number})
    made = TechDeployment.objects.for_list().select_related("recorded_by__organisation").get(pk=made.pk)

    with django_assert_num_queries(4):
        timeline_of(made)

"""The timeline of an incident: every change in words, and nothing in it that is not for the reader."""

import pghistory
import pytest

from imports.models import ImportBatch
from incidents.history import timeline_of
from incidents.links.services import link_incidents, unlink_incidents
from incidents.models import Incident
from incidents.services import correct_incident
from incidents.tests.factories import NOW, incident
from incidents.tests.test_pages import filled_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def town(zones):
    return zones


def corrected(made: Incident, by, **changes):
    kept = {
        name: getattr(made, name)
        for name in ("category", "occurred_at", "time_precision", "source", "lat", "lng", "description")
    }
    with pghistory.context(user=by.pk):
        return correct_incident(incident=made, by=by, now=NOW, **{**kept, **changes})


def words(made, reader):
    return [each for line in timeline_of(made, reader) for each in line.words]


def test_it_begins_with_the_report_and_who_made_it(officer, sign_in):
    sign_in(officer).post("/incidents/new/", filled_in())

    (line,) = timeline_of(Incident.objects.get(), officer)

    assert line.words == ("Reported.",)
    assert line.by == f"{officer.full_name}, {officer.organisation.short_name}"


def test_what_a_file_brought_is_told_with_its_batch(officer):
    made = incident(officer)
    batch = ImportBatch.objects.create(
        reference="IMP-2026-000001", kind="incidents", staged_by=officer, staged_at=NOW
    )
    Incident.objects.filter(pk=made.pk).update(import_batch=batch)

    assert words(Incident.objects.get(), officer)[-1] == "Imported with IMP-2026-000001."


def test_a_correction_is_told_with_both_values(officer, supervisor):
    made = corrected(incident(officer), supervisor, category="robbery")

    newest = timeline_of(made, officer)[0]

    assert newest.words == ("Category changed from “Violence” to “Robbery”.",)
    assert newest.by.startswith(supervisor.full_name)


def test_a_move_is_told_with_its_reason(officer, supervisor, sign_in):
    made = incident(officer)

    sign_in(supervisor).post(f"/incidents/{made}/move/", {"status": "withdrawn", "reason": "Entered twice"})

    assert words(made, officer)[:2] == [
        "Status changed from “Reported” to “Withdrawn”.",
        "The reason: Entered twice",
    ]


def test_a_text_that_was_put_right_is_not_repeated(officer, supervisor):
    made = corrected(incident(officer, description="It was Alan Turing."), supervisor, description="A man.")

    assert "What happened was rewritten." in words(made, supervisor)
    assert not any("Turing" in each for each in words(made, supervisor))


def test_a_place_is_told_by_its_zone_and_never_by_its_point(officer, supervisor, town):
    made = corrected(incident(officer), supervisor, lat=None, lng=None, zone=town["north-gate"])

    assert words(made, supervisor)[0] == "The place was put right, from The Stow to North Gate."


def test_that_it_was_of_a_kind_that_implies_a_victim_is_for_those_who_may_read_them(officer, liaison):
    made = corrected(incident(liaison, category="domestic_abuse"), liaison, category="violence")

    assert words(made, officer)[0] == "The kind was put right."
    assert "Domestic abuse" in words(made, liaison)[0]


def test_links_made_and_taken_away_are_told_on_both_pages(officer, supervisor, sign_in):
    one, other = incident(officer), incident(officer)
    link_incidents(one=one, other=other, kind="same_event", by=officer, now=NOW)
    unlink_incidents(one=one, other=other, by=supervisor, now=NOW)

    assert f"Linked to {other} (the same event)." in words(one, officer)
    assert f"The link to {one} was taken away." in words(other, officer)
    assert (
        f"The link to {other} was taken away." in sign_in(officer).get(f"/incidents/{one}/").content.decode()
    )


def test_a_link_to_what_may_not_be_read_is_not_told(officer, liaison):
    one, hidden = incident(officer), incident(liaison, category="hate_crime")
    link_incidents(one=one, other=hidden, kind="related", by=liaison, now=NOW)

    assert not any("Linked" in each for each in words(one, officer))
    assert any("Linked" in each for each in words(one, liaison))


def test_a_longer_history_costs_no_more_queries(officer, supervisor, django_assert_num_queries):
    made = corrected(incident(officer), supervisor, category="robbery")
    for weapon in ("knife", "firearm", "none"):
        made = corrected(made, supervisor, weapon=weapon)

    with django_assert_num_queries(4):
        timeline_of(made, officer)

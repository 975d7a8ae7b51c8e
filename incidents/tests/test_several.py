"""Typing several incidents on one page: what is left out, what is wrong, and what was sent twice."""

import uuid
from datetime import date

import pytest

from audit.models import AccessRecord
from incidents.models import Incident
from incidents.tests.factories import incident

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def town(zones):
    return zones


def page_of(*rows, zone, **more):
    """What the browser sends: the first row whole, the others with what is given."""
    first = {
        "on": "2026-11-02",
        "at": "19:40",
        "category": "theft",
        "zone": str(zone.pk),
        "source": "business",
    }
    sent = {"rows": "10", **more}
    for number, row in enumerate(rows):
        typed = {**(first if number == 0 else {}), **row}
        client_id = str(uuid.uuid5(uuid.NAMESPACE_URL, f"row {number}"))
        for name, value in {"client_id": client_id, "weapon": "not_known", **typed}.items():
            sent[f"row-{number}-{name}"] = value
    return sent


def errors(page):
    return [words for _, words in page.context["faults"]]


def test_a_row_takes_date_place_and_source_from_above_and_has_its_own_time(officer, sign_in, town):
    rows = ({}, {"category": "drugs"}, {"category": "robbery", "on": "2026-11-04", "at": "08:15"})

    done = sign_in(officer).post("/incidents/several/", page_of(*rows, zone=town["the-stow"]))

    first, second, third = Incident.objects.order_by("reference")
    assert done.status_code == 302
    assert (second.time_precision, third.time_precision) == ("day", "exact")
    assert {str(each.zone) for each in (first, second, third)} == {"The Stow"}
    assert (second.source, third.occurred_at.date()) == ("business", date(2026, 11, 4))


def test_empty_rows_between_count_for_nothing_and_above_is_the_last_that_was_typed(officer, sign_in, town):
    rows = ({}, {}, {"category": "drugs"})

    sign_in(officer).post("/incidents/several/", page_of(*rows, zone=town["the-stow"]))

    assert sorted(Incident.objects.values_list("category", flat=True)) == ["drugs", "theft"]


def test_the_same_page_sent_twice_makes_each_row_once(officer, sign_in, town):
    browser, sent = sign_in(officer), page_of({}, {"category": "drugs"}, zone=town["the-stow"])

    first, second = (browser.post("/incidents/several/", sent) for _ in range(2))

    assert Incident.objects.count() == 2
    assert first.url == second.url


def test_a_row_added_to_a_page_that_was_sent_is_the_only_one_recorded(officer, sign_in, town):
    browser = sign_in(officer)
    browser.post("/incidents/several/", page_of({}, zone=town["the-stow"]))

    browser.post("/incidents/several/", page_of({}, {"category": "drugs"}, zone=town["the-stow"]))

    assert sorted(Incident.objects.values_list("category", flat=True)) == ["drugs", "theft"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"category": ""}, "Row 1: Choose the kind."),
        ({"on": ""}, "Row 1: Enter the date."),
        ({"zone": ""}, "Row 1: Choose a zone, or give the place."),
        ({"source": ""}, "Row 1: Choose who reported it."),
        ({"on": "2099-01-01"}, "Row 1: This is in the future. Enter when it happened."),
        ({"on": "1926-11-16"}, "Row 1: This is before 2000. Check the year."),
        ({"at": "late"}, "Row 1: Enter a time, like 19:40."),
        ({"point": "here"}, "Row 1: Enter latitude and longitude, like 51.77145, 0.09363."),
        ({"point": "48.85, 2.35"}, "Row 1: This point is not in or near the council’s area."),
        ({"point": "nan, 0.1"}, "Row 1: This point is not in or near the council’s area."),
    ],
)
def test_what_is_wrong_in_one_row_is_said_beside_it_and_nothing_is_recorded(
    officer, sign_in, town, row, said
):
    sent = page_of({"description": "Two bottles taken.", **row}, {"category": "drugs"}, zone=town["the-stow"])

    page = sign_in(officer).post("/incidents/several/", sent)

    text = page.content.decode()
    assert errors(page) == [said]
    assert "Two bottles taken." in text and text.count(said.removeprefix("Row 1: ")) == 2
    assert not Incident.objects.exists()


def test_a_name_in_a_row_is_asked_about_and_kept_when_the_writer_says_so(officer, sign_in, town):
    browser = sign_in(officer)
    sent = page_of({"description": "Seen by Ada Lovelace."}, zone=town["the-stow"])

    page = browser.post("/incidents/several/", sent)
    tick = page.context["several"].rows[0].fields["keep_as_written"].widget.attrs["value"]
    browser.post("/incidents/several/", {**sent, "row-0-keep_as_written": tick})

    assert "looks like somebody’s name" in errors(page)[0]
    assert Incident.objects.get().description == "Seen by Ada Lovelace."


def test_what_is_near_is_shown_beside_its_row_once(officer, sign_in, town):
    known = incident(officer, category="theft", zone=town["the-stow"])
    Incident.objects.filter(pk=known.pk).update(occurred_at="2026-11-02T19:00Z")
    browser, sent = sign_in(officer), page_of({}, zone=town["the-stow"])

    page = browser.post("/incidents/several/", sent)
    shown = page.context["several"].rows[0]["shown"].value()
    browser.post("/incidents/several/", {**sent, "row-0-shown": shown})

    assert shown == str(known) and errors(page)[0].startswith("Row 1: May be on record already")
    assert AccessRecord.objects.filter(action="list", ids=[str(known)]).exists()
    assert Incident.objects.count() == 2


def test_more_rows_are_added_and_what_was_typed_is_kept(officer, sign_in, town):
    sent = page_of({"description": "Two bottles taken."}, zone=town["the-stow"], more="1")

    page = sign_in(officer).post("/incidents/several/", sent)

    assert len(page.context["several"].rows) == 20 and "Two bottles taken." in page.content.decode()
    assert not Incident.objects.exists()


def test_looking_the_rows_over_records_nothing(officer, sign_in, town):
    page = sign_in(officer).post("/incidents/several/", page_of({}, zone=town["the-stow"], check="1"))

    assert "nothing is wrong" in page.content.decode()
    assert not Incident.objects.exists()


@pytest.mark.parametrize("rows", ["", "ten", "-4", "100000"])
def test_any_number_of_rows_is_made_one_to_a_hundred(officer, sign_in, rows):
    page = sign_in(officer).post("/incidents/several/", {"rows": rows})

    assert 1 <= len(page.context["several"].rows) <= 100
    assert errors(page) == ["Type at least one incident."]


def test_an_officer_cannot_type_a_kind_that_implies_a_victim(officer, sign_in, town):
    page = sign_in(officer).post(
        "/incidents/several/", page_of({"category": "hate_crime"}, zone=town["the-stow"])
    )

    assert "hate_crime" in errors(page)[0] and not Incident.objects.exists()


def test_the_page_after_it_lists_ones_own_and_nobody_elses(officer, supervisor, sign_in):
    own, another = incident(officer), incident(supervisor)

    page = sign_in(officer).get("/incidents/several/reported/", {"first": str(own), "last": str(another)})

    assert page.context["object_list"] == [own]

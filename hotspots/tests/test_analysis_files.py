"""Each answer of the analysis as CSV: the numbers of its page, marked, for who may hand figures on."""

import csv
import io

import pytest
from django.utils import timezone

from audit.models import AccessRecord
from hotspots.tests.factories import NORTH_GATE, incidents

AT = "/hotspots/analysis/"
NAMES = ("trend", "concentration", "clusters", "change", "displacement", "near-repeats")
ASKED = {"zone": "the-stow"}


def rows(response):
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


def two_months(by):
    for days_ago in (3, 10, 40):
        incidents(by, timezone.now(), days_ago=days_ago, count=2)
        incidents(by, timezone.now(), days_ago=days_ago, **NORTH_GATE)


@pytest.mark.parametrize("name", NAMES)
def test_the_file_says_what_the_page_says_and_is_marked(name, analyst, zones, sign_in):
    two_months(analyst)
    client = sign_in(analyst)

    page, file = client.get(f"{AT}{name}/", ASKED), rows(client.get(f"{AT}{name}.csv", ASKED))

    assert file[0] == file[-1] == ["OFFICIAL"]
    assert ["Answer", page.context["statement"]] in file and ["Zone", "The Stow"] in file
    assert [each[1] for each in file if each[:1] == ["How it is worked out"]] == list(
        page.context["definition"]
    )


def test_the_weeks_of_the_file_are_those_of_the_page(analyst, zones, sign_in):
    two_months(analyst)
    client = sign_in(analyst)

    weeks = client.get(f"{AT}trend/").context["trend"].weeks
    file = rows(client.get(f"{AT}trend.csv"))

    at = next(n for n, each in enumerate(file) if each[:1] == ["Week"])
    assert [each[3] for each in file[at + 1 : at + 53]] == [
        "No data" if each.incidents is None else str(each.incidents) for each in weeks
    ]


def test_a_file_of_near_repeats_names_no_record(analyst, zones, sign_in):
    pair = incidents(analyst, timezone.now(), days_ago=2, count=2)

    text = sign_in(analyst).get(f"{AT}near-repeats.csv").content.decode()

    assert not any(each.reference in text for each in pair)
    assert not AccessRecord.objects.filter(kind="incident", action="list").exists()


@pytest.mark.parametrize("name", NAMES)
def test_a_page_offers_its_file_to_who_may_hand_figures_on(name, supervisor, liaison, zones, sign_in):
    offers = [
        f"{AT}{name}.csv?zone=the-stow" in sign_in(user).get(f"{AT}{name}/", ASKED).content.decode()
        for user in (supervisor, liaison)
    ]

    assert offers == [True, False]


@pytest.mark.parametrize("name", NAMES)
def test_what_cannot_be_asked_leads_back_to_the_page(name, analyst, zones, sign_in):
    response = sign_in(analyst).get(f"{AT}{name}.csv", {"category": "piracy"})

    assert (response.status_code, response.url) == (302, f"{AT}{name}/?category=piracy")


def test_displacement_without_a_zone_leads_back_to_the_page(analyst, zones, sign_in):
    assert sign_in(analyst).get(f"{AT}displacement.csv").url == f"{AT}displacement/?"


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_on_record_as_handed_on(name, analyst, zones, sign_in):
    sign_in(analyst).get(f"{AT}{name}.csv", ASKED)

    record = AccessRecord.objects.get(action="export")
    assert (record.user, record.filters) == (analyst, "zone=the-stow")

"""The timeline of a zone: when it was added, and each outline since it was drawn."""

from datetime import date

import pghistory
import pytest

from zones.history import timeline_of_zone
from zones.models import Zone
from zones.services import draw_zone

pytestmark = pytest.mark.django_db


def redrawn(zone: Zone, by) -> None:
    geometry = zone.versions.get(number=1).geometry
    with pghistory.context(user=by.pk):
        draw_zone(zone=zone, geometry=geometry, valid_from=date(2026, 12, 1), by=by)


def words(zone: Zone) -> list[str]:
    return [each for line in timeline_of_zone(zone) for each in line.words]


def test_an_outline_is_told_with_its_first_day_and_who_drew_it(zones, administrator):
    redrawn(zones["the-stow"], administrator)

    newest = timeline_of_zone(zones["the-stow"])[0]

    assert newest.words == ("Outline 2 was drawn. It holds from 1 December 2026.",)
    assert newest.by == f"{administrator.full_name}, {administrator.organisation.short_name}"


def test_it_begins_with_the_zone_itself(zones):
    assert "Added." in words(zones["the-stow"])


def test_another_name_is_told_with_both(zones, administrator):
    zone = zones["the-stow"]
    with pghistory.context(user=administrator.pk):
        zone.name = "Stow centre"
        zone.save()

    assert "Name changed from The Stow to Stow centre." in words(zone)


def test_its_page_shows_it(zones, councillor, administrator, sign_in):
    redrawn(zones["the-stow"], administrator)

    page = sign_in(councillor).get(zones["the-stow"].get_absolute_url()).content.decode()

    assert "Outline 2 was drawn." in page


def test_a_longer_history_costs_no_more_queries(zones, administrator, django_assert_num_queries):
    redrawn(zones["the-stow"], administrator)

    with django_assert_num_queries(3):
        timeline_of_zone(zones["the-stow"])

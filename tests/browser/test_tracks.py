"""A GPX track from the phone's files to a patrol on record, with and without JavaScript."""

from datetime import timedelta
from pathlib import Path

from django.utils import timezone
from playwright.sync_api import expect

from patrols.models import Patrol
from patrols.tests.gpx import gpx, joined, standing
from patrols.tests.track_factory import IN_NORTH_GATE, IN_THE_STOW, IN_TOWN_CENTRE
from tests.browser.conftest import Visiting
from tests.browser.site import Site

PHONE = 390


def a_walk(folder: Path) -> Path:
    """Twelve minutes at The Stow, silence, then into North Gate by way of the town centre; three days ago."""
    start = timezone.localtime() - timedelta(days=3)
    start = start.replace(hour=14, minute=0, second=20, microsecond=0)
    later = start + timedelta(minutes=30)
    entering = later + timedelta(seconds=110)
    file = folder / "walk.gpx"
    file.write_text(
        gpx(
            standing(IN_THE_STOW, start, 12.2),
            joined(standing(IN_TOWN_CENTRE, later, 1.5), standing(IN_NORTH_GATE, entering, 15)),
        )
    )
    return file


def test_a_track_becomes_a_patrol_on_a_phone_without_javascript(
    visiting: Visiting, site: Site, tmp_path: Path
) -> None:
    page = (visit := visiting("second officer", javascript=False, width=PHONE)).page
    visit.open("/patrols/log/")
    page.get_by_role("link", name="Upload a GPX track").click()
    page.get_by_label("Which GPX file?").set_input_files(a_walk(tmp_path))
    page.get_by_role("button", name="Upload a GPX track").click()
    expect(page.get_by_text("The Stow, 14:00 to 14:12: 12 minutes inside")).to_be_visible()
    expect(page.get_by_text("No position between 14:12 and 14:30: not counted")).to_be_visible()

    page.get_by_label("I was in The Stow, 12 minutes").uncheck()
    page.get_by_label("Nothing to report").check()
    page.get_by_role("button", name="Log this patrol").click()

    expect(page.locator("h1")).to_contain_text("Patrol PAT-")
    patrol = Patrol.objects.of(site.world.people["second officer"]).get(track__isnull=False)
    assert [visit.zone.slug for visit in patrol.visits.all()] == ["north-gate"]


def test_the_pages_of_a_track_have_no_faults_at_either_width(
    visiting: Visiting, site: Site, tmp_path: Path
) -> None:
    page = (visit := visiting("supervisor")).page
    visit.open("/patrols/tracks/")
    faults = visit.faults()
    page.get_by_label("Which GPX file?").set_input_files(a_walk(tmp_path))
    page.get_by_role("button", name="Upload a GPX track").click()
    page.get_by_role("button", name="Log this patrol").click()

    expect(page.get_by_role("alert")).to_contain_text("nothing to report")
    for width in (1280, PHONE):
        visit.narrow(width)
        faults += visit.faults()
        assert not visit.is_wider_than_the_screen()
    assert faults == []

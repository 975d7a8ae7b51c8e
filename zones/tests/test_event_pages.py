"""Pages of the town's events: list, one, recording, changing, cancelling."""

from uuid import uuid4

import pytest
from django.utils import timezone

from audit.models import AccessRecord
from zones.events.services import cancel_event
from zones.models import TownEvent
from zones.tests.event_factories import HOUR, NOW, town_event

EVENTS = "/zones/events/"
TYPED = {
    "client_id": str(uuid4()), "name": "Lights switch-on", "zone": "town-centre", "expects": "1500",
    "starts_at_0": "2026-11-28", "starts_at_1": "16:00", "ends_at_0": "2026-11-28", "ends_at_1": "19:00",
    "source": "Events calendar",
}  # fmt: skip


@pytest.fixture
def coming(supervisor) -> TownEvent:
    """One that is still to come while the test runs."""
    now = timezone.now()
    return town_event(supervisor, starts_at=now + 9 * HOUR, now=now)


def seen() -> list[tuple[str, list[str]]]:
    return list(AccessRecord.objects.filter(kind="town event").order_by("pk").values_list("action", "ids"))


def test_the_list_has_a_heading_for_each_state(officer, supervisor, coming, sign_in):
    over = town_event(supervisor, starts_at=NOW - 900 * HOUR)

    page = sign_in(officer).get(EVENTS).content.decode()

    headings = [page.index(f'<h2 class="govuk-heading-m">{label}</h2>') for label in ("Coming", "Over")]
    assert headings[0] < page.index(coming.reference) < headings[1] < page.index(over.reference)
    assert "Record an event" not in page
    assert page.count("Not recorded") == 2
    assert seen() == [("list", [coming.reference, over.reference])]


def test_an_empty_list_says_so_and_one_without_matches_offers_the_way_back(officer, zones, sign_in):
    browser = sign_in(officer)

    assert "No event was recorded yet." in browser.get(EVENTS).content.decode()
    assert "Clear the filters" in browser.get(EVENTS, {"zone": "the-stow"}).content.decode()


def test_the_list_can_be_asked_for_a_state_a_zone_and_a_day(officer, supervisor, coming, zones, sign_in):
    over = town_event(supervisor, starts_at=NOW - 900 * HOUR, zone=zones["the-stow"])
    browser = sign_in(officer)
    day = timezone.localtime(over.starts_at).date().isoformat()

    asked = [{"state": "coming"}, {"zone": "the-stow"}, {"zone": "north-gate"}, {"on": day}]
    found = [list(browser.get(EVENTS, each).context["object_list"]) for each in asked]

    assert found == [[coming], [coming, over], [coming], [over]]


def test_everybody_reads_an_event_and_that_goes_on_record(councillor, coming, sign_in):
    page = sign_in(councillor).get(coming.get_absolute_url()).content.decode()

    assert "Christmas market" in page
    assert "Whole town" in page
    assert "Not recorded" in page
    assert "Cancel this event" not in page
    assert seen() == [("view", [coming.reference])]


def test_the_zones_lead_to_the_events(councillor, zones, sign_in):
    assert f'href="{EVENTS}"' in sign_in(councillor).get("/zones/").content.decode()


def test_a_supervisor_records_an_event_once(zones, supervisor, sign_in):
    browser = sign_in(supervisor)

    answer = browser.post(f"{EVENTS}add/", TYPED)
    browser.post(f"{EVENTS}add/", TYPED)

    made = TownEvent.objects.get()
    assert answer["Location"] == made.get_absolute_url()
    assert (made.place, made.expects) == ("Town centre", 1500)
    assert made.when == "Saturday 28 November 2026, 16:00 to 19:00"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"ends_at_1": "15:00"}, "The end must be after the start"),
        ({"ends_at_0": "", "ends_at_1": ""}, "Enter the date and the time at which it ends."),
        ({"starts_at_0": "2027-03-28", "starts_at_1": "01:30"}, "there was no 01:30"),
        ({"name": ""}, "Say what the event is called."),
        ({"zone": ""}, "Choose a zone or the whole town."),
        ({"source": ""}, "Say where this is from."),
        ({"expects": "many"}, "Enter a whole number, like 500."),
        ({"expects": "0"}, "or leave it empty"),
    ],
)
def test_what_cannot_be_is_refused_and_what_was_typed_is_kept(zones, supervisor, sign_in, typed, words):
    sent = {**TYPED, **typed}
    page = sign_in(supervisor).post(f"{EVENTS}add/", sent).content.decode()

    assert words in page
    assert (sent["name"] or sent["source"]) in page
    assert not TownEvent.objects.exists()


def test_a_time_of_the_doubled_hour_is_the_first_and_stays_what_it_was_when_left_alone(
    zones, supervisor, sign_in
):
    night = {"starts_at_0": "2026-10-25", "starts_at_1": "01:30", "ends_at_0": "2026-10-25"}
    browser = sign_in(supervisor)
    browser.post(f"{EVENTS}add/", {**TYPED, **night, "ends_at_1": "03:00"})
    made = TownEvent.objects.get()
    first = made.starts_at
    TownEvent.objects.update(starts_at=first + HOUR)

    browser.post(f"{EVENTS}{made}/change/", {**TYPED, **night, "ends_at_1": "04:00"})

    made.refresh_from_db()
    assert first.isoformat() == "2026-10-25T00:30:00+00:00"
    assert made.when == "Sunday 25 October 2026, 01:30 GMT to 04:00 GMT"


@pytest.mark.parametrize("who", ["officer", "councillor", "analyst", "administrator"])
def test_only_supervisor_and_liaison_record(who, request, zones, sign_in):
    answer = sign_in(request.getfixturevalue(who)).post(f"{EVENTS}add/", TYPED)

    assert answer.status_code == 403
    assert not TownEvent.objects.exists()


def test_an_event_is_moved_to_the_whole_town_and_another_day(zones, liaison, coming, sign_in):
    page = f"{EVENTS}{coming}/change/"
    browser = sign_in(liaison)
    shown = browser.get(page).context["form"].initial

    browser.post(page, {**TYPED, "zone": "whole town", "starts_at_0": "2026-11-27", "expects": ""})

    coming.refresh_from_db()
    assert (shown["name"], shown["zone"]) == ("Christmas market", "whole town")
    assert (coming.place, coming.expects) == ("Whole town", None)
    assert coming.when == "Friday 27 November 2026, 16:00 to Saturday 28 November 2026, 19:00"


def test_an_event_is_cancelled_only_with_a_reason(supervisor, coming, sign_in):
    browser = sign_in(supervisor)

    asked_again = browser.post(f"{EVENTS}{coming}/cancel/", {"reason": ""}).content.decode()
    browser.post(f"{EVENTS}{coming}/cancel/", {"reason": "Storm"}, follow=True)

    coming.refresh_from_db()
    assert "Say why, in a few words." in asked_again
    assert (coming.cancelled_reason, coming.cancelled_by) == ("Storm", supervisor)


@pytest.mark.parametrize("step", ["change", "cancel"])
def test_a_cancelled_event_says_so_instead_of_asking(supervisor, coming, sign_in, step):
    cancel_event(event=coming, reason="Storm", by=supervisor, now=NOW)

    page = sign_in(supervisor).get(f"{EVENTS}{coming}/{step}/").content.decode()

    assert "It was cancelled on" in page
    assert '<form method="post" novalidate' not in page

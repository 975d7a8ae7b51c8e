"""Pages of powers: list, one, recording, correcting, ending, and the sentence at the top of a page."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from audit.models import AccessRecord
from zones.models import Authorisation
from zones.outline_text import write_outline
from zones.powers.banner import live_powers_words
from zones.powers.services import end_authorisation
from zones.tests.power_factories import AROUND_BROAD_WALK, NOW, order, power

POWERS = "/zones/powers/"
HOUR = timedelta(hours=1)
TYPED = {
    "client_id": str(uuid4()), "zone": "", "area_name": "Broad Walk",
    "geometry": write_outline(AROUND_BROAD_WALK),
    "starts_at_0": "2026-11-20", "starts_at_1": "18:00", "ends_at_0": "2026-11-21", "ends_at_1": "06:00",
    "rank": "inspector", "extension_rank": "", "reason": "Violence is expected", "reviewed_on": "",
    "source": "Police notice",
}  # fmt: skip
ORDER = {
    "client_id": str(uuid4()), "name": "No alcohol", "zone": "town-centre", "area_name": "", "geometry": "",
    "starts_on": "2026-08-05", "active_until": "", "reason": "Drinking in the street", "reviewed_on": "",
    "source": "",
}  # fmt: skip


@pytest.fixture
def live(supervisor) -> Authorisation:
    """One that holds while the test runs."""
    now = timezone.now()
    return power(supervisor, starts_at=now - HOUR, ends_at=now + HOUR, now=now)


def seen() -> list[tuple[str, list[str]]]:
    kinds = AccessRecord.objects.filter(kind="authorisation").order_by("pk")
    return list(kinds.values_list("action", "ids"))


def test_the_list_has_a_heading_for_each_state(officer, supervisor, live, sign_in):
    over = power(supervisor, starts_at=NOW - 900 * HOUR)

    page = sign_in(officer).get(POWERS).content.decode()

    assert page.index("In force now") < page.index(live.reference)
    assert page.index(">Over<") < page.index(over.reference)
    assert "Record a power" not in page


def test_the_list_can_be_asked_for_one_power_and_one_state(officer, supervisor, live, sign_in):
    made = order(supervisor)
    browser = sign_in(officer)

    only_orders = browser.get(POWERS, {"kind": "pspo"}).context["object_list"]
    only_over = browser.get(POWERS, {"state": "past"}).context["object_list"]
    on_a_day = browser.get(POWERS, {"on": "2026-01-05"}).context["object_list"]

    assert [list(only_orders), list(only_over), list(on_a_day)] == [[made], [], [made]]


def test_everybody_reads_a_power_and_that_goes_on_record(councillor, live, sign_in):
    page = sign_in(councillor).get(live.get_absolute_url())

    assert "Broad Walk" in page.content.decode()
    assert "End early" not in page.content.decode()
    assert seen() == [("view", [live.reference])]


def test_the_list_goes_on_record(officer, live, sign_in):
    sign_in(officer).get(POWERS)

    assert seen() == [("list", [live.reference])]


def test_a_supervisor_records_a_section_60(supervisor, sign_in):
    answer = sign_in(supervisor).post(f"{POWERS}add/section_60/", TYPED)

    made = Authorisation.objects.get()
    assert answer["Location"] == made.get_absolute_url()
    assert (made.kind, made.rank, made.ends_at - made.starts_at) == ("section_60", "inspector", 12 * HOUR)


def test_a_form_sent_twice_makes_one_record(liaison, sign_in):
    browser = sign_in(liaison)

    browser.post(f"{POWERS}add/section_60/", TYPED)
    browser.post(f"{POWERS}add/section_60/", TYPED)

    assert Authorisation.objects.count() == 1


def test_an_order_in_a_zone_has_whole_days_and_may_have_no_end(zones, supervisor, sign_in):
    sign_in(supervisor).post(f"{POWERS}add/pspo/", ORDER)

    made = Authorisation.objects.get()
    assert (made.area_name, made.ends_at) == ("Town centre", None)
    assert timezone.localtime(made.starts_at).isoformat() == "2026-08-05T00:00:00+01:00"


def test_the_last_day_of_an_order_counts(zones, supervisor, sign_in):
    sign_in(supervisor).post(f"{POWERS}add/pspo/", {**ORDER, "active_until": "2027-01-31"})

    made = Authorisation.objects.get()
    assert timezone.localtime(made.ends_at).isoformat() == "2027-02-01T00:00:00+00:00"
    assert made.last_day.isoformat() == "2027-01-31"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"ends_at_1": "17:00", "ends_at_0": "2026-11-20"}, "The end must be after the start"),
        ({"ends_at_0": "2026-11-29"}, "at most 48 hours"),
        ({"rank": ""}, "Who authorised it?"),
        ({"geometry": "here and there"}, "Line 1 is not a latitude"),
        ({"geometry": ""}, "Choose a zone or give the outline"),
        ({"zone": "the-stow"}, "do not choose The Stow"),
    ],
)
def test_what_cannot_be_is_refused_and_what_was_typed_is_kept(zones, supervisor, sign_in, typed, words):
    page = sign_in(supervisor).post(f"{POWERS}add/section_60/", {**TYPED, **typed}).content.decode()

    assert words in page
    assert "Violence is expected" in page
    assert not Authorisation.objects.exists()


def test_a_power_that_is_none_has_no_form(supervisor, sign_in):
    assert sign_in(supervisor).get(f"{POWERS}add/section_35/").status_code == 404


@pytest.mark.parametrize("who", ["officer", "councillor", "analyst", "administrator"])
def test_only_supervisor_and_liaison_record(who, request, sign_in):
    answer = sign_in(request.getfixturevalue(who)).post(f"{POWERS}add/section_60/", TYPED)

    assert answer.status_code == 403
    assert not Authorisation.objects.exists()


def test_an_order_is_given_its_last_day_later_and_keeps_its_area(zones, supervisor, sign_in):
    made = order(supervisor, zone=zones["town-centre"], area_name="The centre")
    page = f"{POWERS}{made}/correct/"
    browser = sign_in(supervisor)
    shown = browser.get(page).context["form"].initial

    sent = {**ORDER, "zone": "", "area_name": shown["area_name"], "geometry": shown["geometry"]}
    browser.post(page, {**sent, "active_until": "2027-08-31"})

    made.refresh_from_db()
    assert (made.last_day.isoformat(), made.area_name) == ("2027-08-31", "The centre")
    assert made.geometry == zones["town-centre"].versions.get().geometry


def test_correcting_to_a_zone_takes_its_outline_and_its_name(zones, supervisor, sign_in):
    made = power(supervisor)
    page = f"{POWERS}{made}/correct/"

    sign_in(supervisor).post(page, {**TYPED, "zone": "the-stow"})

    made.refresh_from_db()
    assert made.area_name == "The Stow"
    assert made.geometry == zones["the-stow"].versions.get().geometry


def test_a_power_is_ended_early_from_its_page(liaison, live, sign_in):
    at = timezone.localtime(live.starts_at + HOUR / 2)
    typed = {"how": "early", "at_0": f"{at:%Y-%m-%d}", "at_1": f"{at:%H:%M}", "reason": "All quiet"}

    sign_in(liaison).post(f"{POWERS}{live}/end/", typed)

    live.refresh_from_db()
    assert (live.ended_reason, live.ended_by) == ("All quiet", liaison)
    assert not live.never_held


def test_a_mistake_is_withdrawn_without_a_time(supervisor, live, sign_in):
    sign_in(supervisor).post(
        f"{POWERS}{live}/end/", {"how": "mistake", "at_0": "", "at_1": "", "reason": "Wrong town"}
    )

    live.refresh_from_db()
    assert live.never_held


def test_an_early_end_without_a_time_is_asked_for(supervisor, live, sign_in):
    page = sign_in(supervisor).post(
        f"{POWERS}{live}/end/", {"how": "early", "at_0": "", "at_1": "", "reason": "All quiet"}
    )

    assert "Enter the date and the time at which it ended." in page.content.decode()
    assert "All quiet" in page.content.decode()


def test_the_first_page_says_what_is_in_force_and_that_goes_on_record(officer, live, sign_in):
    page = sign_in(officer).get("/").content.decode()

    assert "Section 60 in force in Broad Walk until" in page
    assert seen() == [("list", [live.reference])]


def test_a_quiet_day_has_no_sentence_and_no_record(officer, supervisor, sign_in):
    over = power(supervisor)
    end_authorisation(authorisation=over, at=over.starts_at, reason="Mistake", by=supervisor, now=NOW)

    page = sign_in(officer).get("/").content.decode()

    assert "in force" not in page.lower()
    assert seen() == []


def test_powers_of_the_police_come_before_orders(supervisor):
    order(supervisor)
    power(supervisor, kind="section_34", ends_at=NOW + 33 * HOUR)

    said = [each.sentence for each in live_powers_words(NOW, supervisor)]

    assert said == [
        "Dispersal power (section 34) in force in Broad Walk until 21:00 tomorrow.",
        "Public spaces protection order (No alcohol) in force in Broad Walk with no end recorded.",
    ]

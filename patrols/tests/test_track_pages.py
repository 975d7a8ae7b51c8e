"""The pages of tracks: upload, confirm, erase; nobody else's are there."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from audit.models import AccessRecord
from govuk.templatetags.govuk import day
from patrols.models import Patrol, Track
from patrols.tests.factories import patrol as logged
from patrols.tests.gpx import at, gpx, standing
from patrols.tests.track_factory import IN_THE_STOW, track, walked

PAGE = "/patrols/tracks/"


def file(text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("walk.gpx", text.encode(), content_type="application/gpx+xml")


def upload(browser, text: str = "", **fields):
    return browser.post(PAGE, {"client_id": str(uuid.uuid4()), "file": file(text or walked()), **fields})


def answers(browser, the_track: Track) -> dict[str, str]:
    """The form as the page fills it in, as a browser without JavaScript would send it."""
    form = browser.get(the_track.get_absolute_url()).context["form"]
    said: dict[str, str] = {}
    for name in form.fields:
        value = form[name].value()
        if value is True:
            said[name] = "on"
        elif value not in (None, False):
            said[name] = f"{value:%H:%M}" if hasattr(value, "hour") else str(value)
    return said


def send(browser, the_track: Track, **changes: str | None):
    said = {**answers(browser, the_track), "nothing_to_report": "on", **changes}
    kept = {name: value for name, value in said.items() if value is not None}
    return browser.post(f"{the_track.get_absolute_url()}confirm/", kept)


def times(patrol: Patrol) -> list[tuple[str, datetime, datetime]]:
    return [(each.zone.slug, each.arrived_at, each.left_at) for each in patrol.visits.all()]


def test_uploading_leads_to_what_the_track_proposes(officer, zones, sign_in):
    browser = sign_in(officer)

    page = browser.get(upload(browser).url).content.decode()

    assert "The Stow, 19:00 to 19:12: 12 minutes inside" in page
    assert "No position between 19:12 and 19:30: not counted" in page
    assert "at most 3 minutes apart" in page
    assert '<polyline class="app-track"' in page


def test_confirming_untouched_logs_the_visits_as_proposed(officer, zones, sign_in):
    the_track, browser = track(officer), sign_in(officer)

    response = send(browser, the_track)

    patrol = Patrol.objects.get()
    assert response.url == patrol.get_absolute_url()
    assert times(patrol) == [("the-stow", at(0), at(12)), ("north-gate", at(30), at(45))]
    assert (patrol.started_at, patrol.ended_at) == (at(0), at(45))


def test_visits_can_be_left_out_changed_and_counted(officer, zones, sign_in):
    the_track, browser = track(officer), sign_in(officer)

    send(
        browser, the_track, nothing_to_report=None, visit_1_take=None,
        visit_2_arrived_at="19:33", visit_2_ENG_YP="3", note="Quiet",
    )  # fmt: skip

    patrol = Patrol.objects.get()
    assert times(patrol) == [("north-gate", at(33), at(45))]
    assert {str(code): count for code, count in patrol.outcome_totals.items()} == {"Young people engaged": 3}


def test_confirming_twice_leads_to_the_same_patrol(officer, zones, sign_in):
    the_track, browser = track(officer), sign_in(officer)
    said = {**answers(browser, the_track), "nothing_to_report": "on"}

    first = browser.post(f"{the_track.get_absolute_url()}confirm/", said)
    second = browser.post(f"{the_track.get_absolute_url()}confirm/", said)

    assert (first.url, Patrol.objects.count()) == (second.url, 1)


def test_a_refusal_is_said_at_the_visit_as_the_page_numbers_it(officer, zones, sign_in):
    the_track, browser = track(officer), sign_in(officer)

    response = send(
        browser, the_track, visit_1_take=None, visit_2_left_at="19:31", visit_2_arrived_at="19:40"
    )

    assert response.status_code == 422
    assert response.context["form"].errors == {"visit_2_left_at": ["Leaving must be after arriving."]}
    assert 'value="19:40"' in response.content.decode()


def test_a_time_that_is_none_is_named_in_the_order_of_the_page(officer, zones, sign_in):
    wrong = {"visit_1_left_at": "noon", "started_at": "", "ended_at": "noon"}

    form = send(sign_in(officer), track(officer), **wrong).context["form"]

    assert [error for field in form for error in field.errors] == [
        "Enter the time you left The Stow, like 19:40.",
        "Enter the time the patrol started, like 19:40.",
        "Enter the time the patrol ended, like 19:40.",
    ]


def test_counts_in_a_visit_that_is_left_out_are_asked_about(officer, zones, sign_in):
    the_track, browser = track(officer), sign_in(officer)

    response = send(browser, the_track, visit_1_take=None, visit_1_ENG_YP="3")

    assert list(response.context["form"].errors) == ["visit_1_take"]


def test_what_is_doubtful_is_asked_about_and_logged_when_they_are_sure(officer, zones, sign_in):
    hours = gpx(standing(IN_THE_STOW, at(-300), 290, every=60))
    the_track, browser = track(officer, hours), sign_in(officer)

    asked = send(browser, the_track)
    send(browser, the_track, sure="on")

    assert (asked.status_code, list(asked.context["form"].errors)) == (422, ["sure"])
    assert 'name="sure"' in asked.content.decode()
    assert Patrol.objects.count() == 1


def test_a_patrol_of_that_time_on_record_is_offered_instead(officer, zones, sign_in):
    before = logged(officer, started_at=at(40), ended_at=at(100))
    the_track, browser = track(officer), sign_in(officer)

    page = browser.get(the_track.get_absolute_url()).content.decode()
    refused = send(browser, the_track)

    assert f'href="{before.get_absolute_url()}"' in page and "is on record for that time already" in page
    assert f"This overlaps your patrol {before}" in refused.context["form"].errors["started_at"][0]


def test_the_hour_that_happens_twice_is_confirmed_as_walked(officer, zones, sign_in):
    second_half_past_one = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    the_track, browser = (
        track(officer, gpx(standing(IN_THE_STOW, second_half_past_one, 20))),
        sign_in(officer),
    )

    send(browser, the_track)

    patrol = Patrol.objects.get()
    assert (patrol.started_at, patrol.minutes_by(patrol.ended_at)) == (second_half_past_one, 20)


@pytest.mark.parametrize(
    "start", [datetime(2026, 3, 29, 0, 50, tzinfo=UTC), datetime(2026, 11, 19, 23, 50, tzinfo=UTC)]
)
def test_a_track_over_a_clock_change_or_midnight_is_confirmed_as_walked(officer, zones, sign_in, start):
    the_track = track(officer, gpx(standing(IN_THE_STOW, start, 20)))

    send(sign_in(officer), the_track)

    patrol = Patrol.objects.get()
    assert (patrol.started_at, patrol.minutes_by(patrol.ended_at)) == (start, 20)


@pytest.mark.parametrize("step", ["", "confirm/", "forget/"])
def test_somebody_elses_track_is_not_there(officer, supervisor, zones, sign_in, step):
    address = f"{track(officer).get_absolute_url()}{step}"
    browser = sign_in(supervisor)

    response = browser.post(address) if step else browser.get(address)

    assert response.status_code == 404


def test_the_list_has_ones_own_tracks_and_when_each_will_be_erased(officer, supervisor, zones, sign_in):
    kept = track(officer)

    own, other = (sign_in(who).get(PAGE).content.decode() for who in (officer, supervisor))

    assert f"Will be erased in the night to {day(kept.erased_on)}" in own
    assert "You have uploaded no track." in other


def test_erasing_now_empties_the_track_and_keeps_its_row(officer, zones, sign_in):
    the_track, browser = track(officer), sign_in(officer)

    browser.post(f"{the_track.get_absolute_url()}forget/")

    the_track.refresh_from_db()
    assert (the_track.raw, the_track.is_forgotten) == ("", True)
    assert "The positions were erased on" in browser.get(the_track.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("text", "said"), [("no gpx", "This is not a GPX file."), ("<gpx/>", "This file has no track.")]
)
def test_a_file_that_cannot_be_used_is_refused_in_words(officer, sign_in, text, said):
    response = upload(sign_in(officer), text)

    assert response.status_code == 422
    assert said in response.content.decode()


def test_without_a_file_the_page_asks_for_one(officer, sign_in):
    response = sign_in(officer).post(PAGE, {"client_id": str(uuid.uuid4())})

    assert "Choose a GPX file." in response.content.decode()


def test_upload_list_and_page_are_on_record(officer, zones, sign_in):
    browser = sign_in(officer)
    browser.get(upload(browser).url)
    browser.get(PAGE)

    number = str(Track.objects.get().pk)
    seen = AccessRecord.objects.filter(kind="track").order_by("pk").values_list("action", "ids")
    assert list(seen) == [("import", [number]), ("view", [number]), ("list", [number])]


def test_whoever_logs_no_patrols_brings_no_tracks(analyst, sign_in):
    assert sign_in(analyst).get(PAGE).status_code == 403


def test_a_track_whose_days_are_over_shows_nothing_though_nobody_erased_it(officer, zones, sign_in):
    the_track, browser = track(officer), sign_in(officer)
    Track.objects.update(uploaded_at=timezone.now() - timedelta(days=30))

    listed, page = (browser.get(each).content.decode() for each in (PAGE, the_track.get_absolute_url()))

    assert "Its days are over" in listed
    assert "The days of this track are over" in page and "19:00 to 19:12" not in page

"""Time that the track does not show becomes presence only when its officer says that it is right."""

import pytest
from django.core.exceptions import ValidationError

from patrols.entry import VisitEntry
from patrols.models import Patrol
from patrols.services import confirm_track
from patrols.tests.factories import NOW
from patrols.tests.gpx import at, gpx, joined, standing
from patrols.tests.test_track_pages import send
from patrols.tests.track_factory import IN_NORTH_GATE, IN_THE_STOW, track

NOTHING_FROM_1912 = "The track shows nothing between 19:12 and 19:25. Is that right?"


def stated(by, zone, start: float, end: float, text: str = "", *, sure: bool = False, **fields) -> Patrol:
    visits = [VisitEntry(zone, at(start), at(end))]
    said = {
        "started_at": at(min(start, 0)),
        "ended_at": at(max(end, 50)),
        "nothing_to_report": True,
        **fields,
    }
    return confirm_track(track=track(by, text), by=by, now=NOW, visits=visits, sure=sure, **said)


def questions(*args, **kwargs) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        stated(*args, **kwargs)
    assert not Patrol.objects.exists()
    asked: list[str] = refused.value.message_dict["sure"]
    return asked


def test_a_visit_that_is_stretched_over_silence_is_asked_about(officer, zones):
    assert questions(officer, zones["the-stow"], 0, 25) == [NOTHING_FROM_1912]


def test_time_before_the_first_and_after_the_last_position_is_silence(officer, zones):
    assert questions(officer, zones["the-stow"], -5, 12) == [
        "The track shows nothing between 18:55 and 19:00. Is that right?"
    ]
    assert questions(officer, zones["north-gate"], 30, 49) == [
        "The track shows nothing between 19:45 and 19:49. Is that right?"
    ]


def test_time_outside_the_zone_is_asked_about(officer, zones):
    way = joined(standing(IN_THE_STOW, at(0), 12), standing(IN_NORTH_GATE, at(12.5), 15))

    assert questions(officer, zones["the-stow"], 0, 20, gpx(way)) == [
        "The track shows you outside The Stow between 19:12 and 19:20. Is that right?"
    ]


def test_silence_and_time_elsewhere_are_two_questions(officer, zones):
    assert questions(officer, zones["the-stow"], 0, 35) == [
        "The track shows nothing between 19:12 and 19:30. Is that right?",
        "The track shows you outside The Stow between 19:30 and 19:35. Is that right?",
    ]


def test_a_long_visit_and_what_the_track_does_not_show_are_asked_about_at_once(officer, zones):
    text = gpx(standing(IN_THE_STOW, at(-150), 150, every=60))

    asked = questions(officer, zones["the-stow"], -150, 20, text, started_at=at(-150))

    assert [each.split(".")[0] for each in asked] == [
        "That is 2 hours 50 minutes at The Stow",
        "The track shows nothing between 19:00 and 19:20",
    ]


def test_a_visit_that_is_made_shorter_is_not_asked_about(officer, zones):
    patrol = stated(officer, zones["the-stow"], 2, 11)

    assert not patrol.corrections.exists()


def test_what_breaks_a_rule_is_said_before_anything_is_asked(officer, zones):
    with pytest.raises(ValidationError) as refused:
        stated(officer, zones["the-stow"], 0, 25, nothing_to_report=False)

    assert list(refused.value.message_dict) == ["nothing_to_report"]


def test_once_they_are_sure_the_history_says_that_it_was_changed_by_hand(officer, zones):
    patrol = stated(officer, zones["the-stow"], 0, 25, sure=True)

    correction = patrol.corrections.get()
    assert (correction.corrected_by, correction.reason) == (
        officer,
        "Times changed by hand when the GPX track was confirmed",
    )
    assert correction.changes == [
        {"what": "The Stow, 19:12 to 19:25", "before": "nothing on the track", "after": "counted"}
    ]


def test_the_page_asks_with_a_box_to_tick_and_logs_it_once_ticked(officer, zones, sign_in):
    the_track, browser = track(officer), sign_in(officer)

    asked = send(browser, the_track, visit_1_left_at="19:25")
    logged = send(browser, the_track, visit_1_left_at="19:25", sure="on")

    page = asked.content.decode()
    assert NOTHING_FROM_1912 in page and "Yes, that is right" in page
    assert "Times changed by hand" in browser.get(logged.url).content.decode()

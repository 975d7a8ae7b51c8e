"""The page and the endpoint that put a finished patrol right, and the report that says what was changed."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from accounts.tests.factories import person
from audit.models import AccessRecord
from patrols.entry import VisitEntry
from patrols.models import Correction, Patrol
from patrols.tests.factories import START, minutes, patrol, visit

pytestmark = pytest.mark.usefixtures("evening")


@pytest.fixture
def made(officer, zones) -> Patrol:
    """With seconds, as a phone stores them: 19:00:12 to 20:00:12, at The Stow from 19:05:12."""
    seconds = timedelta(seconds=12)
    stay = visit(zones["the-stow"], ENG_YP=2)
    there = VisitEntry(stay.zone, stay.arrived_at + seconds, stay.left_at + seconds, stay.outcomes)
    over = START + minutes(60) + seconds
    return patrol(officer, started_at=START + seconds, ended_at=over, visits=[there], note="Quiet")


@pytest.fixture
def answers(made):
    """What the form shows of it."""
    return as_shown(made)


def as_shown(made: Patrol) -> dict[str, str]:
    start, end = timezone.localtime(made.started_at), timezone.localtime(made.ended_at)
    typed = {
        "client_id": str(made.client_id),
        "visit_count": str(made.visits.count()),
        "started_at_0": f"{start:%Y-%m-%d}",
        "started_at_1": f"{start:%H:%M}",
        "ended_at_0": f"{end:%Y-%m-%d}",
        "ended_at_1": f"{end:%H:%M}",
        "staff_count": str(made.staff_count),
        "note": made.note,
        **({"nothing_to_report": "on"} if made.nothing_to_report else {}),
    }
    for number, each in enumerate(made.visits.all(), start=1):
        typed |= {
            f"visit_{number}_client_id": str(each.client_id),
            f"visit_{number}_zone": each.zone.slug,
            f"visit_{number}_arrived_at": f"{timezone.localtime(each.arrived_at):%H:%M}",
            f"visit_{number}_left_at": f"{timezone.localtime(each.left_at):%H:%M}",
            **{f"visit_{number}_{o.code.code}": str(o.count) for o in each.outcomes.all()},
        }
    return typed


def page_of(made: Patrol) -> str:
    return f"/patrols/{made}/correct/"


def test_the_form_is_filled_in_with_the_patrol_as_it_stands(officer, sign_in, made):
    page = sign_in(officer).get(page_of(made)).content.decode()

    for shown in ('value="19:05"', 'value="19:20"', 'name="visit_1_ENG_YP" value="2"', 'value="Quiet"'):
        assert shown in page
    assert "Why is it put right?" not in page
    assert AccessRecord.objects.filter(kind="patrol", action="view", ids=[made.reference]).exists()


def test_sent_as_it_came_nothing_changes_not_even_the_seconds(officer, sign_in, made, answers):
    response = sign_in(officer).post(page_of(made), answers, follow=True)

    assert "Nothing was changed." in response.content.decode()
    assert not Correction.objects.exists()
    assert made.visits.get().arrived_at == START + minutes(5) + timedelta(seconds=12)


def test_what_was_changed_can_be_read_on_the_patrols_page(officer, sign_in, made, answers):
    sent = {**answers, "visit_1_left_at": "19:35", "visit_1_ENG_YP": "4", "note": ""}

    page = sign_in(officer).post(page_of(made), sent, follow=True).content.decode()

    assert "What was put right" in page
    assert "Left The Stow: 19:20, now 19:35" in page
    assert "Young people engaged at The Stow: 2, now 4" in page
    assert "Note: worded otherwise, now none" in page


def test_a_forgotten_zone_is_added_and_a_wrong_one_taken_out(officer, sign_in, made, answers):
    client = sign_in(officer)
    more = client.post(page_of(made), {**answers, "add_visit": "1"}).content.decode()
    sent = {
        **answers, "visit_count": "2", "visit_1_removed": "on", "visit_2_zone": "north-gate",
        "visit_2_arrived_at": "19:40", "visit_2_left_at": "19:55", "nothing_to_report": "on",
    }  # fmt: skip

    client.post(page_of(made), sent)

    assert 'name="visit_2_zone"' in more
    assert [each.zone.slug for each in made.visits.all()] == ["north-gate"]


def test_a_visit_that_begins_in_the_minute_in_which_the_patrol_did_fits(officer, sign_in, made, answers):
    sign_in(officer).post(page_of(made), {**answers, "visit_1_arrived_at": "19:00"})

    assert made.visits.get().arrived_at == made.started_at


def test_errors_stand_at_the_visit_that_is_wrong_also_after_one_was_taken_out(
    officer, sign_in, made, answers
):
    sent = {
        **answers, "visit_count": "2", "visit_1_removed": "on", "visit_2_zone": "north-gate",
        "visit_2_arrived_at": "19:40", "visit_2_left_at": "19:30", "visit_2_ADV": "1",
    }  # fmt: skip

    page = sign_in(officer).post(page_of(made), sent).content.decode()

    assert "Leaving must be after arriving." in page
    assert 'id="id_visit_2_left_at_error"' in page and 'id="id_visit_1_left_at_error"' not in page
    assert 'name="visit_2_ADV" value="1"' in page
    assert made.visits.count() == 1


def test_a_stored_visit_is_not_lost_by_emptying_it(officer, sign_in, made, answers):
    emptied = {key: value for key, value in answers.items() if not key.startswith("visit_1_")}
    sent = {**emptied, "visit_1_client_id": answers["visit_1_client_id"], "nothing_to_report": "on"}

    page = sign_in(officer).post(page_of(made), sent).content.decode()

    assert "Choose the zone you visited." in page
    assert made.visits.count() == 1


def test_a_patrol_without_a_visit_stays_without_one(officer, sign_in):
    empty = patrol(officer)

    sign_in(officer).post(page_of(empty), {**as_shown(empty), "visit_count": "1", "note": "Rain"})

    empty.refresh_from_db()
    assert (empty.note, empty.visits.count()) == ("Rain", 0)


def test_a_supervisor_is_asked_why_and_what_was_typed_is_kept(supervisor, sign_in, made, answers):
    client = sign_in(supervisor)

    refused = client.post(page_of(made), {**answers, "note": "Rain"}).content.decode()
    client.post(page_of(made), {**answers, "note": "Rain", "reason": "From the diary"})

    assert "Say why this patrol is put right." in refused and 'value="Rain"' in refused
    assert "From the diary" in client.get(f"/patrols/{made}/").content.decode()


def test_the_question_that_must_be_answered_is_not_called_optional(supervisor, sign_in, made):
    asked = sign_in(supervisor).get(page_of(made)).content.decode()

    assert "Why is it put right?" in asked
    assert "Why is it put right? (optional)" not in asked


def test_a_visit_of_hours_is_asked_about_with_a_box_to_tick(officer, sign_in, made, answers):
    client = sign_in(officer)
    sent = {**answers, "started_at_1": "17:00", "visit_1_arrived_at": "17:05"}

    asked = client.post(page_of(made), sent).content.decode()
    client.post(page_of(made), {**sent, "sure": "on"})

    assert "That is 2 hours 15 minutes at The Stow. Is that right?" in asked
    assert 'name="sure"' in asked
    assert made.visits.get().arrived_at == START - minutes(115)


def test_nobody_else_may_and_the_button_is_for_who_may(officer, liaison, sign_in, made):
    assert sign_in(liaison).get(page_of(made)).status_code == 403
    assert "Put this patrol right" not in sign_in(liaison).get(f"/patrols/{made}/").content.decode()
    assert "Put this patrol right" in sign_in(officer).get(f"/patrols/{made}/").content.decode()
    assert sign_in(person("officer", email="2@example.org")).get(page_of(made)).status_code == 403


def test_a_patrol_in_the_hour_that_happened_twice_can_be_put_right(officer, sign_in, zones, monkeypatch):
    """01:10 to 01:50, the second time that night the clock showed it."""
    start = datetime(2026, 10, 25, 1, 10, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: start + minutes(90))
    stay = VisitEntry(zones["the-stow"], start + minutes(5), start + minutes(20))
    night = patrol(
        officer, started_at=start, ended_at=start + minutes(40), visits=[stay], now=start + minutes(60)
    )

    sign_in(officer).post(page_of(night), {**as_shown(night), "visit_1_left_at": "01:45"})

    night.refresh_from_db()
    assert (night.started_at, night.visits.get().left_at) == (start, start + minutes(35))


def test_a_patrol_across_midnight_in_the_night_the_clocks_go_forward_is_put_right(
    officer, sign_in, zones, monkeypatch
):
    """23:30 to 02:30, two hours: the clock skips from 01:00 to 02:00."""
    start = datetime(2026, 3, 28, 23, 30, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: start + minutes(150))
    stay = VisitEntry(zones["the-stow"], start + minutes(100), start + minutes(115))
    night = patrol(
        officer, started_at=start, ended_at=start + minutes(120), visits=[stay], now=start + minutes(130)
    )

    sign_in(officer).post(page_of(night), {**as_shown(night), "visit_1_arrived_at": "00:50"})

    assert night.visits.get().arrived_at == start + minutes(80)
    assert Correction.objects.get().changes == [
        {"what": "Arrived at The Stow", "before": "02:10", "after": "00:50"}
    ]


def test_over_the_api_what_is_left_out_stays(officer, api, made):
    address = f"/api/v1/patrols/{made}/"
    known = api(officer).get(address).json()["visits"][0]
    changed = {**known, "left_at": (START + minutes(30)).isoformat()}

    answer = api(officer).post(f"{address}correct/", {"visits": [changed]}).json()

    assert answer["note"] == "Quiet"
    assert answer["visits"][0]["client_id"] == known["client_id"]
    (correction,) = answer["corrections"]
    assert correction["corrected_by"] == officer.full_name
    assert correction["changes"] == [{"what": "Left The Stow", "before": "19:20", "after": "19:30"}]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"started_at": "2099-01-01T00:00:00Z"}, "started_at"),
        ({"started_at": None}, "started_at"),
        ({"ended_at": None}, "ended_at"),
        ({"ended_at": "2026-11-20T18:00:00Z"}, "ended_at"),
        ({"staff_count": 0}, "staff_count"),
        ({"partners": [{"organisation": "Nobody", "staff_count": 1}]}, "partners"),
        ({"partners": [{"organisation": "HDC", "staff_count": 2}]}, "is_joint"),
        ({"visits": [{"zone": "atlantis"}]}, "visits"),
        ({"nothing_to_report": True}, "nothing_to_report"),
        ({"note": "x" * 201}, "note"),
        ({"reason": "x" * 201}, "reason"),
    ],
)
def test_over_the_api_each_error_names_its_field(officer, api, made, change, field):
    answer = api(officer).post(f"/api/v1/patrols/{made}/correct/", change)

    assert (answer.status_code, field in answer.json()) == (400, True)
    assert not Correction.objects.exists()


def test_over_the_api_a_supervisor_gives_a_reason(supervisor, api, made):
    client, address = api(supervisor), f"/api/v1/patrols/{made}/correct/"

    refused = client.post(address, {"note": "Rain"})
    done = client.post(address, {"note": "Rain", "reason": "Diary"})

    assert refused.json() == {"reason": ["Say why this patrol is put right."]}
    assert done.json()["corrections"][0]["reason"] == "Diary"


def test_over_the_api_nobody_puts_a_colleagues_patrol_right(liaison, api, made):
    assert api(liaison).post(f"/api/v1/patrols/{made}/correct/", {"note": "Mine"}).status_code == 403

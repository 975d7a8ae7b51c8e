"""The night of 25 October, in which the clock shows 01:00 to 02:00 twice: what is typed and what is shown."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from patrols.clock import names_zone
from patrols.entry import VisitEntry
from patrols.gaps import gaps
from patrols.models import Patrol
from patrols.services import start_patrol
from patrols.tests.factories import minutes, patrol

MORNING = datetime(2026, 10, 25, 7, 0, tzinfo=UTC)
BST_0120, GMT_0120 = datetime(2026, 10, 25, 0, 20, tzinfo=UTC), datetime(2026, 10, 25, 1, 20, tzinfo=UTC)
WHICH = "twice that night. Choose which time it was."


@pytest.fixture(autouse=True)
def morning(zones, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: MORNING)
    return zones


def form(start: str, end: str, **more: str) -> dict[str, str]:
    return {
        "client_id": "0b6d2a4e-5f0c-4f1e-8a57-3f2b1c0d9e8f", "visit_count": "1",
        "started_at_0": "2026-10-25", "started_at_1": start, "ended_at_0": "2026-10-25", "ended_at_1": end,
        "staff_count": "1", "visit_1_zone": "the-stow", "nothing_to_report": "on", **more,
    }  # fmt: skip


@pytest.fixture
def night(officer, zones) -> Patrol:
    """01:20 BST to 01:10 GMT, with a visit from 01:50 BST to 01:05 GMT."""
    stay = VisitEntry(zones["the-stow"], BST_0120 + minutes(30), BST_0120 + minutes(45))
    return patrol(officer, started_at=BST_0120, ended_at=BST_0120 + minutes(50), visits=[stay], now=MORNING)


@pytest.mark.parametrize(
    ("start", "end", "length"), [("00:30", "01:00", 30), ("01:20", "01:10", 50), ("00:50", "03:00", 190)]
)
def test_where_the_other_time_decides_nobody_is_asked(officer, sign_in, start, end, length):
    sign_in(officer).post("/patrols/log/", form(start, end, sure="on"))

    if end == "01:00":
        assert not Patrol.objects.exists()
    else:
        assert Patrol.objects.get().minutes_by(MORNING) == length


@pytest.mark.parametrize(("start", "end"), [("01:20", "02:30"), ("00:30", "01:20"), ("01:20", "01:40")])
def test_where_both_fit_the_form_asks_which_it_was(officer, sign_in, start, end):
    answer = sign_in(officer).post("/patrols/log/", form(start, end))

    assert WHICH in answer.content.decode()
    assert not Patrol.objects.exists()


@pytest.mark.parametrize(("which", "started_at"), [("first", BST_0120), ("second", GMT_0120)])
def test_the_answer_is_kept(officer, sign_in, which, started_at):
    sign_in(officer).post("/patrols/log/", form("01:20", "02:30", started_at_which=which, sure="on"))

    assert Patrol.objects.get().started_at == started_at


def test_on_any_other_night_nothing_is_asked(officer, sign_in):
    page = sign_in(officer).get("/patrols/log/").content.decode()

    assert "Which time did it" not in page


def test_the_wrong_one_of_the_two_is_put_right(officer, sign_in, zones):
    made = patrol(officer, started_at=BST_0120, ended_at=BST_0120 + minutes(130), now=MORNING)
    shown = form("01:20", "02:30", started_at_which="second", visit_1_zone="")

    page = sign_in(officer).get(f"/patrols/{made}/correct/").content.decode()
    sign_in(officer).post(f"/patrols/{made}/correct/", shown)

    made.refresh_from_db()
    assert "Which time did it start?" in page
    assert made.started_at == GMT_0120


def test_ending_a_patrol_takes_the_time_after_its_last_visit(officer, sign_in, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: GMT_0120 + minutes(20))
    running = start_patrol(by=officer, now=BST_0120 + minutes(20))
    typed = {"ended_at_0": "2026-10-25", "ended_at_1": "01:20", "nothing_to_report": "on"}

    sign_in(officer).post(f"/patrols/{running}/end/", typed)

    running.refresh_from_db()
    assert running.ended_at == GMT_0120


def test_the_report_and_the_list_say_bst_or_gmt(officer, sign_in, night):
    client = sign_in(officer)

    report = client.get(f"/patrols/{night}/").content.decode()
    listed = client.get("/patrols/").content.decode()

    assert "01:20 BST to 01:10 GMT" in report
    assert ">01:50 BST<" in report and ">01:05 GMT<" in report
    assert "01:20 BST to 01:10 GMT" in listed


def test_gaps_say_bst_or_gmt(night):
    whole = Patrol.objects.for_list().get(pk=night.pk)

    assert gaps(whole)[0].startswith("01:20 BST to 01:50 BST, 30 minutes, is in no zone.")


def test_the_zone_is_named_only_where_it_tells_something():
    noon = datetime(2026, 10, 25, 12, 0, tzinfo=UTC)

    assert names_zone(BST_0120, BST_0120 + minutes(10))
    assert names_zone(BST_0120 - minutes(60), GMT_0120 + minutes(60))
    assert not names_zone(noon, noon + minutes(60))


@pytest.mark.parametrize(
    ("arrived", "left", "answers"),
    [
        ("01:50", "02:10", ["arrived_at"]),
        ("00:50", "01:10", ["left_at"]),
        ("01:20", "01:40", ["arrived_at", "left_at"]),
    ],
)
def test_a_time_of_a_visit_that_was_shown_twice_is_asked_about(officer, sign_in, arrived, left, answers):
    sent = form("00:45", "02:30", visit_1_arrived_at=arrived, visit_1_left_at=left)

    page = sign_in(officer).post("/patrols/log/", sent).context["form"]

    assert list(page.errors) == [f"visit_1_{name}_which" for name in answers]
    assert not Patrol.objects.exists()


@pytest.mark.parametrize(("which", "length"), [("first", 80), ("second", 20)])
def test_the_answer_says_how_long_the_visit_was(officer, sign_in, which, length):
    times = {"visit_1_arrived_at": "01:50", "visit_1_left_at": "02:10", "visit_1_arrived_at_which": which}

    sign_in(officer).post("/patrols/log/", form("00:45", "02:30", **times))

    assert Patrol.objects.get().visits.get().minutes_by(MORNING) == length


def test_a_visit_that_fits_in_one_way_only_is_not_asked_about(officer, sign_in):
    """After 01:55 of summer time the clock shows 01:10 once more, so that it was winter by then."""
    times = {"visit_1_arrived_at": "00:50", "visit_1_left_at": "01:55", "visit_1_left_at_which": "first"}
    then = {"visit_count": "2", "visit_2_zone": "north-gate"}
    then |= {"visit_2_arrived_at": "01:10", "visit_2_left_at": "01:30"}

    sign_in(officer).post("/patrols/log/", form("00:45", "02:30", **times, **then))

    assert Patrol.objects.get().visits.last().arrived_at == GMT_0120 - minutes(10)


def test_the_wrong_time_of_a_visit_is_put_right(officer, sign_in, night):
    stay = night.visits.get()
    shown = form(
        "01:20", "01:10", visit_1_client_id=str(stay.client_id),
        visit_1_arrived_at="01:50", visit_1_left_at="01:05",
        started_at_which="first", ended_at_which="second", visit_1_arrived_at_which="first",
    )  # fmt: skip
    client = sign_in(officer)

    page = client.get(f"/patrols/{night}/correct/").content.decode()
    client.post(f"/patrols/{night}/correct/", {**shown, "visit_1_arrived_at": "01:55"})

    stay.refresh_from_db()
    assert "Which time did you arrive?" in page and "Which time did you arrive? (optional)" not in page
    assert (stay.arrived_at, stay.left_at) == (BST_0120 + minutes(35), GMT_0120 - minutes(15))


def test_what_is_asked_is_not_called_optional(officer, sign_in):
    page = sign_in(officer).post("/patrols/log/", form("01:20", "02:30")).content.decode()

    assert "Which time did it start?" in page and "Which time did it start? (optional)" not in page

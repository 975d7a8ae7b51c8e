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

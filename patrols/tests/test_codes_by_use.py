"""The buttons of a visit: what this person counts most comes first, once they have settled in."""

from datetime import datetime, timedelta

from accounts.models import User
from patrols.entry import VisitEntry
from patrols.models import OutcomeCode, Patrol
from patrols.services import strike_patrol
from patrols.tests.factories import NOW, code, minutes, patrol
from zones.models import Zone


def _patrol(by: User, zone: Zone, start: datetime, **counts: int) -> Patrol:
    outcomes = {code(name): count for name, count in counts.items()}
    visit = VisitEntry(zone, start, start + minutes(15), outcomes)
    return patrol(by, started_at=start, ended_at=start + minutes(30), visits=[visit])


def _first(by: User, how_many: int = 2) -> list[str]:
    return [each.code for each in OutcomeCode.objects.by_use_of(by, now=NOW)[:how_many]]


def _list_order() -> list[str]:
    return [each.code for each in OutcomeCode.objects.all()]


def test_after_a_week_the_codes_that_this_person_counted_most_come_first(officer, zones):
    _patrol(officer, zones["the-stow"], NOW - timedelta(days=7), CCTV=2, REF_CLEAN=3)

    assert _first(officer) == ["REF_CLEAN", "CCTV"]


def test_in_the_first_week_the_list_keeps_its_order(officer, zones):
    _patrol(officer, zones["the-stow"], NOW - timedelta(days=6, hours=23), REF_CLEAN=3)

    assert _first(officer, 100) == _list_order()


def test_codes_that_were_never_counted_follow_in_the_order_of_the_list(officer, zones):
    _patrol(officer, zones["the-stow"], NOW - timedelta(days=8), REF_CLEAN=1)

    rest = [name for name in _list_order() if name != "REF_CLEAN"]
    assert _first(officer, 100) == ["REF_CLEAN", *rest]


def test_what_was_counted_over_90_days_ago_is_forgotten(officer, zones):
    _patrol(officer, zones["the-stow"], NOW - timedelta(days=90, minutes=1), REF_CLEAN=3)

    assert _first(officer, 100) == _list_order()


def test_what_others_counted_moves_nothing(officer, supervisor, zones):
    _patrol(officer, zones["the-stow"], NOW - timedelta(days=8), CCTV=1)
    _patrol(supervisor, zones["the-stow"], NOW - timedelta(days=8), REF_CLEAN=5)

    assert _first(officer)[0] == "CCTV"


def test_a_struck_patrol_weighs_nothing(officer, zones):
    mistaken = _patrol(officer, zones["the-stow"], NOW - timedelta(days=8), REF_CLEAN=5)
    strike_patrol(patrol=mistaken, by=officer, reason="Logged twice", now=NOW)

    assert _first(officer, 100) == _list_order()


def test_what_is_counted_now_moves_no_button_under_the_thumb(officer, zones):
    _patrol(officer, zones["the-stow"], NOW - timedelta(days=8), CCTV=1)
    here = VisitEntry(zones["the-stow"], NOW - minutes(20), None, {code("REF_CLEAN"): 9})
    patrol(officer, started_at=NOW - minutes(30), ended_at=None, visits=[here], nothing_to_report=False)

    assert _first(officer)[0] == "CCTV"


def test_the_order_is_asked_for_once(officer, zones, django_assert_num_queries):
    _patrol(officer, zones["the-stow"], NOW - timedelta(days=8), REF_CLEAN=1)

    with django_assert_num_queries(1):
        list(OutcomeCode.objects.by_use_of(officer, now=NOW))

"""A month that was published says the same for ever, so that two readings of it tell nothing of a record."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from hotspots.disclosed.publishing import newest_published, publish_again, publish_months, published_months
from hotspots.models import KeptMonth
from incidents.models import Incident
from incidents.tests.factories import incident
from measures.disclosure.published import Between
from measures.quarters import Month

OCTOBER = Month(2026, 10)
# A week after October was over, by the clock in Harlow, and a minute before.
DUE = datetime(2026, 11, 8, tzinfo=UTC)
API = "/api/v1/hotspots/published/"


def thefts(by, how_many, *, month=10, **fields):
    for day in range(how_many):
        at = datetime(2026, month, 1 + day, 12, tzinfo=UTC)
        incident(by, occurred_at=at, now=DUE, **{"category": "theft", **fields})


def said(kind="theft", place="the-stow"):
    return published_months(OCTOBER, OCTOBER)[0].table.cells[place, kind]


def test_a_month_is_published_once_a_week_has_passed(zones, liaison):
    thefts(liaison, 1)

    assert publish_months(now=DUE - timedelta(minutes=1)) == []
    assert publish_months(now=DUE) == [OCTOBER]


@pytest.mark.parametrize("so_far", [0, 4, 7])
def test_a_late_record_does_not_move_a_count_out_of_its_range(so_far, zones, liaison):
    thefts(liaison, so_far)
    thefts(liaison, 1, category="robbery")
    publish_months(now=DUE)
    before = said()

    thefts(liaison, 1)
    publish_months(now=DUE + timedelta(days=1))

    assert said() == before


def test_everything_that_is_offered_stays_when_records_come_change_and_go(zones, liaison, councillor, api):
    thefts(liaison, 5)
    with time_machine.travel(DUE, tick=False):
        before = api(councillor).get(API).data

    thefts(liaison, 3, category="drugs", lat=51.77145, lng=0.09363)
    thefts(liaison, 2, category="domestic_abuse")
    Incident.objects.filter(category="theft").update(status="withdrawn", status_reason="Not ours")
    with time_machine.travel(DUE + timedelta(days=9), tick=False):
        assert api(councillor).get(API).data == before


def test_what_is_said_of_kinds_that_imply_a_victim_stays_too(zones, liaison):
    thefts(liaison, 1)
    thefts(liaison, 4, category="domestic_abuse")
    before = newest_published(now=DUE).victims

    thefts(liaison, 1, category="domestic_abuse")

    assert newest_published(now=DUE).victims == before == Between(1, 4)


def test_a_month_without_a_record_waits_for_its_first_word(zones, liaison):
    thefts(liaison, 1, month=8)
    publish_months(now=DUE)
    assert not KeptMonth.objects.filter(starts_on=OCTOBER.starts_on).exists()

    thefts(liaison, 8)
    publish_months(now=DUE)

    assert said() == Between(8, 12)


def test_a_month_that_was_much_wrong_is_published_again_on_purpose(zones, liaison):
    thefts(liaison, 1)
    publish_months(now=DUE)
    thefts(liaison, 9)

    publish_again(month=OCTOBER, now=DUE)

    assert said() == Between(8, 12)


def test_what_is_kept_holds_nothing_of_the_counts_behind_it(zones, liaison):
    thefts(liaison, 8)
    publish_months(now=DUE)
    eight = KeptMonth.objects.get().table
    thefts(liaison, 4)

    publish_again(month=OCTOBER, now=DUE)

    assert KeptMonth.objects.get().table == eight


def test_a_zone_that_is_drawn_later_had_nothing_in_a_month_published_before(zones, liaison, councillor, api):
    thefts(liaison, 1)
    publish_months(now=DUE)
    zones["the-stow"].__class__.objects.create(slug="new", name="New zone")

    with time_machine.travel(DUE, tick=False):
        answer = api(councillor).get(API, {"zone": "new"})

    assert answer.data["statement"] == "0 incidents in New zone, October 2026."


def test_the_command_publishes_a_month_again_and_refuses_one_that_is_not_published(zones, liaison):
    thefts(liaison, 1)
    with time_machine.travel(DUE, tick=False):
        publish_months(now=DUE)
        thefts(liaison, 9)

        call_command("publish_again", "2026-10", stdout=StringIO())

        with pytest.raises(CommandError, match="November 2026 is not published"):
            call_command("publish_again", "2026-11")
    assert said() == Between(8, 12)

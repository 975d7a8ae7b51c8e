"""Counts of zones kept beside the incidents say what the rows say, whatever was written."""

import random
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection

from incidents.kept.by_zone import ZoneHour, counts_by_hour, counts_by_week
from incidents.kept_services import check_incident_counts, rebuild_incident_counts
from incidents.models import CountedSpan, Incident, StaleWeek, ZoneHourCount, ZoneWeekCount
from incidents.services import move_incident
from incidents.tests.factories import NOW, incident
from measures.weeks import Week, local
from zones.models import Zone, ZoneVersion

THEN = NOW - timedelta(days=30)
WEEK = Week.of_instant(THEN)
# The night on which the clocks went back, in the hour that comes twice.
TWICE = [datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)]


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_week_tells_each_kind_in_each_zone_and_how_closely_it_is_known(officer, zones, is_kept):
    stow = zones["the-stow"]
    incident(officer, category="theft", occurred_at=THEN, now=THEN)
    incident(officer, category="theft", occurred_at=THEN, now=THEN, zone=stow, time_precision="day")
    incident(officer, category="theft", occurred_at=THEN)
    _rebuild(is_kept)

    (found,) = counts_by_week(WEEK.previous(), WEEK.next(), [stow.pk])

    assert found == (WEEK.starts_on, stow.pk, "theft", 3, 1, 1, 1)


@pytest.mark.parametrize("kind", ["domestic_abuse", "sexual_offence", "hate_crime"])
@pytest.mark.parametrize("is_kept", [True, False])
def test_a_kind_that_implies_a_victim_is_in_no_count_of_a_zone(officer, zones, kind, is_kept):
    incident(officer, category=kind, occurred_at=THEN)
    _rebuild(is_kept)

    assert _everything(zones) == (Counter(), Counter())
    assert not ZoneWeekCount.objects.exists() and not ZoneHourCount.objects.exists()


@pytest.mark.parametrize("is_kept", [True, False])
def test_what_is_withdrawn_or_in_another_zone_is_in_no_count_of_this_one(officer, supervisor, zones, is_kept):
    made = incident(officer, occurred_at=THEN)
    move_incident(incident=made, to="withdrawn", by=supervisor, reason="Recorded twice")
    incident(officer, occurred_at=THEN, zone=zones["north-gate"])
    _rebuild(is_kept)

    assert counts_by_week(WEEK, WEEK, [zones["the-stow"].pk]) == []


@pytest.mark.parametrize("is_kept", [True, False])
def test_the_hour_that_comes_twice_is_one_hour_and_a_day_alone_has_none(officer, zones, is_kept):
    for at in TWICE:
        incident(officer, occurred_at=at)
    incident(officer, occurred_at=TWICE[0], time_precision="day")
    _rebuild(is_kept)
    stow = zones["the-stow"].pk

    found = counts_by_hour(date(2026, 10, 25), date(2026, 10, 25), [stow])

    assert sorted(found, key=str) == [ZoneHour(stow, 7, 1, 2), ZoneHour(stow, 7, None, 1)]


def test_kept_counts_are_read_in_two_queries(officer, zones, django_assert_num_queries):
    incident(officer, occurred_at=THEN)
    incident(officer, occurred_at=THEN - timedelta(weeks=60))
    rebuild_incident_counts()

    with django_assert_num_queries(2):
        found = counts_by_week(WEEK.previous(52), WEEK, [zones["the-stow"].pk])

    assert [each.many for each in found] == [1]


def test_an_incident_that_is_moved_to_another_zone_is_counted_there(officer, zones):
    made = incident(officer, occurred_at=THEN, zone=zones["the-stow"])
    rebuild_incident_counts()
    there = ZoneVersion.objects.get(zone=zones["north-gate"], valid_to=None)

    Incident.objects.filter(pk=made.pk).update(zone_version=there)

    assert StaleWeek.objects.get().starts_on == WEEK.starts_on
    assert [each.zone for each in counts_by_week(WEEK, WEEK, _all(zones))] == [zones["north-gate"].pk]


@pytest.mark.parametrize("kept", [ZoneWeekCount, ZoneHourCount])
def test_the_check_finds_a_wrong_count_of_a_zone(officer, zones, kept):
    incident(officer, occurred_at=THEN)
    rebuild_incident_counts()
    kept.objects.update(count=5)

    assert check_incident_counts().differences == 1


def test_what_an_older_release_counted_is_read_from_the_rows_and_counted_again(officer, zones):
    incident(officer, occurred_at=THEN)
    rebuild_incident_counts()
    CountedSpan.objects.update(zones=False)
    ZoneWeekCount.objects.all().delete()

    before = [each.many for each in counts_by_week(WEEK, WEEK, _all(zones))]

    assert (before, check_incident_counts().differences, rebuild_incident_counts()) == ([1], 0, 1)
    assert ZoneWeekCount.objects.get().count == 1


def test_emptying_the_table_forgets_the_counts_of_zones(officer, zones):
    incident(officer, occurred_at=THEN)
    rebuild_incident_counts()

    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE incidents_incident CASCADE")

    assert not ZoneWeekCount.objects.exists() and not ZoneHourCount.objects.exists()


@pytest.mark.parametrize("seed", range(4))
def test_zones_and_rows_agree_after_anything_that_can_be_written(officer, zones, seed):
    chance = random.Random(seed)
    for _ in range(30):
        incident(officer, **_anything(chance, zones))
    for _ in range(6):
        _write_something(chance, officer, zones)
        if chance.random() < 0.5:
            rebuild_incident_counts()

        assert check_incident_counts().differences == 0
        assert _everything(zones) == _from_rows()


def _rebuild(is_kept):
    if is_kept:
        rebuild_incident_counts()


def _all(zones: dict[str, Zone]) -> list[int]:
    return [zone.pk for zone in zones.values()]


def _anything(chance, zones):
    at = NOW - timedelta(hours=chance.randint(1, 24 * 120))
    return {
        "occurred_at": at,
        "now": max(at, NOW - timedelta(hours=chance.randint(0, 24 * 60))),
        "zone": zones[chance.choice(["the-stow", "north-gate", "town-centre"])],
        "category": chance.choice(["violence", "theft", "domestic_abuse"]),
        "time_precision": chance.choice(["exact", "hour", "day"]),
    }


def _write_something(chance, officer, zones):
    some = Incident.objects.filter(
        pk__in=chance.sample(list(Incident.objects.values_list("pk", flat=True)), 3)
    )
    elsewhere = ZoneVersion.objects.filter(zone=zones["west-gate"]).first()
    changes = [
        lambda: incident(officer, **_anything(chance, zones)),
        lambda: some.update(status="withdrawn", status_reason="Twice"),
        lambda: some.update(
            occurred_at=NOW - timedelta(hours=chance.randint(1, 24 * 120)), occurred_until_at=None
        ),
        lambda: some.update(zone_version=elsewhere),
        lambda: some.update(time_precision="range"),
        lambda: some.update(reported_at=NOW),
        lambda: some.update(category="robbery"),
        lambda: some.delete(),
    ]
    chance.choice(changes)()


def _everything(zones):
    """How many by (week, zone, kind) and by (zone, weekday, hour), as the paper reads them."""
    first, last = NOW - timedelta(days=200), NOW
    weeks, hours = Counter(), Counter()
    for each in counts_by_week(Week.of_instant(first), Week.of_instant(last), _all(zones)):
        weeks[each.starts_on, each.zone, each.kind] += each.many
    for each in counts_by_hour(local(first).date(), local(last).date(), _all(zones)):
        hours[each.zone, each.weekday, each.hour] += each.many
    return weeks, hours


def _from_rows():
    weeks, hours = Counter(), Counter()
    rows = Incident.objects.counted().without_sensitive_kinds().select_related("zone_version")
    for each in rows.exclude(zone_version=None):
        at, zone = local(each.occurred_at), each.zone_version.zone_id
        known_to = each.time_precision
        is_known = known_to == "hour" or (known_to == "exact" and f"{at:%H%M}" != "0000")
        weeks[Week.of_instant(at).starts_on, zone, each.category] += 1
        hours[zone, at.isoweekday(), at.hour if is_known else None] += 1
    return weeks, hours

"""Counts kept beside the incidents say what the rows say, whatever was written."""

import random
from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from incidents.kept.reading import cover_of
from incidents.kept_services import check_incident_counts, rebuild_incident_counts
from incidents.models import CountedSpan, Incident, IncidentCount, StaleWeek, WideIncidentCount
from incidents.services import move_incident
from incidents.tasks import count_stale_weeks
from incidents.tests.factories import NOW, STOW, incident
from tests.copied_database import copied_database

WEEK = {"occurred_at": NOW - timedelta(days=30)}


def test_a_week_is_counted_once_and_nothing_more_until_something_is_written(officer, zones):
    incident(officer, **WEEK)

    counted = [rebuild_incident_counts(), rebuild_incident_counts()]

    assert counted == [1, 0]
    assert list(IncidentCount.objects.values_list("weeks", "category", "count")) == [(1, "violence", 1)]


def test_a_week_without_incidents_between_others_is_counted_too(officer, zones):
    incident(officer, **WEEK)
    incident(officer, occurred_at=NOW - timedelta(days=60))

    assert rebuild_incident_counts() == CountedSpan.objects.filter(weeks=1).count() > 2


@pytest.mark.parametrize("kind", ["domestic_abuse", "sexual_offence", "hate_crime"])
def test_a_kind_that_implies_a_victim_is_in_no_kept_count(officer, zones, kind):
    incident(officer, category=kind, **WEEK)

    rebuild_incident_counts()

    assert not IncidentCount.objects.exists()


def test_what_is_withdrawn_or_has_no_point_is_not_counted(officer, supervisor, zones):
    move_incident(incident=incident(officer, **WEEK), to="withdrawn", by=supervisor, reason="Twice")
    incident(officer, zone=zones["the-stow"], **WEEK)

    rebuild_incident_counts()

    assert not IncidentCount.objects.exists()


def test_the_last_hour_of_a_sunday_by_the_london_clock_counts_in_its_week(officer, zones):
    summer_sunday = datetime(2026, 7, 5, 22, 59, tzinfo=UTC)
    incident(officer, occurred_at=summer_sunday)
    incident(officer, occurred_at=summer_sunday + timedelta(minutes=1))

    rebuild_incident_counts()

    kept = IncidentCount.objects.order_by("starts_on").values_list("starts_on", "count")
    assert [(f"{monday}", count) for monday, count in kept] == [("2026-06-29", 1), ("2026-07-06", 1)]


def test_a_change_of_words_alone_makes_no_week_stale(officer, zones):
    made = incident(officer, **WEEK)
    rebuild_incident_counts()

    Incident.objects.filter(pk=made.pk).update(description="A fight")

    assert not StaleWeek.objects.exists()


def test_a_new_date_makes_both_weeks_stale(officer, zones):
    made = incident(officer, **WEEK)
    rebuild_incident_counts()

    Incident.objects.filter(pk=made.pk).update(occurred_at=NOW - timedelta(days=90))

    assert StaleWeek.objects.count() == 2


def test_the_worker_counts_what_the_command_counts(officer, zones):
    incident(officer, **WEEK)

    assert count_stale_weeks() == 1


def test_the_check_fails_when_a_count_is_wrong(officer, zones):
    incident(officer, **WEEK)
    call_command("rebuild_incident_counts", stdout=StringIO())
    IncidentCount.objects.update(count=5)

    with pytest.raises(CommandError, match="1 kept counts differ"):
        call_command("rebuild_incident_counts", "--check")


def test_the_check_fails_when_a_wide_count_is_wrong(officer, zones):
    incident(officer, **WEEK)
    rebuild_incident_counts()
    WideIncidentCount.objects.update(count=5)

    assert check_incident_counts().differences == 1


def test_what_an_older_release_counted_is_no_wide_count_and_is_counted_again(officer, zones):
    incident(officer, **WEEK)
    rebuild_incident_counts()
    CountedSpan.objects.update(wide=False)
    WideIncidentCount.objects.all().delete()
    days = (NOW - timedelta(days=60)).date(), NOW.date()
    kept, wide = (cover_of(*days, wide=wide).spans for wide in (False, True))

    agree = check_incident_counts().differences == 0

    assert (len(kept), len(wide), agree) == (1, 0, True)
    assert (rebuild_incident_counts(), len(cover_of(*days, wide=True).spans)) == (1, 1)


def test_emptying_the_table_forgets_what_was_counted(officer, zones):
    incident(officer, **WEEK)
    rebuild_incident_counts()

    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE incidents_incident CASCADE")

    assert not CountedSpan.objects.exists() and not IncidentCount.objects.exists()
    assert not WideIncidentCount.objects.exists()


@pytest.mark.parametrize("seed", range(4))
def test_kept_counts_and_rows_agree_after_anything_that_can_be_written(officer, zones, seed):
    chance = random.Random(seed)
    for _ in range(30):
        incident(officer, **anything(chance))
    for _ in range(6):
        write_something(chance, officer)
        if chance.random() < 0.5:
            rebuild_incident_counts()

        assert check_incident_counts().differences == 0
        assert counted_both_ways() == counted_from_rows()


def test_a_mark_of_somebody_who_still_writes_outlives_the_recount(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), copied_database("recounted"):
        StaleWeek.objects.create(starts_on=date(2026, 11, 9), transaction=1)
        other = connection.copy()
        other.set_autocommit(False)
        with other.cursor() as cursor:
            cursor.execute("INSERT INTO incidents_staleweek VALUES ('2026-11-09', 2)")

        rebuild_incident_counts()
        other.commit()
        other.close()

        assert list(StaleWeek.objects.values_list("transaction", flat=True)) == [2]


def anything(chance):
    place = {"lat": STOW["lat"] + chance.choice([0, 0.002, 0.01]), "lng": STOW["lng"]}
    kind = chance.choice(["violence", "theft", "drugs", "domestic_abuse"])
    return {"occurred_at": NOW - timedelta(hours=chance.randint(1, 24 * 500)), "category": kind, **place}


def write_something(chance, officer):
    some = Incident.objects.filter(
        pk__in=chance.sample(list(Incident.objects.values_list("pk", flat=True)), 3)
    )
    away = {"lat": None, "lng": None, "h3_cell": None}
    changes = [
        lambda: incident(officer, **anything(chance)),
        lambda: some.update(status="withdrawn", status_reason="Twice"),
        lambda: some.update(occurred_at=NOW - timedelta(days=chance.randint(1, 500))),
        lambda: some.update(**away),
        lambda: some.update(category="robbery"),
        lambda: some.delete(),
    ]
    chance.choice(changes)()


def counted_both_ways():
    """(cell, kind) and how many, over everything, as the map puts it together."""
    first_on, last_on = (NOW - timedelta(days=510)).date(), NOW.date()
    found = cover_of(first_on, last_on)
    counts = dict.fromkeys(counted_from_rows(), 0)
    for kept in IncidentCount.objects.of_spans(found.spans):
        counts[kept.cell, kept.category] = counts.get((kept.cell, kept.category), 0) + kept.count
    for start, end in found.rest:
        days = Incident.objects.counted().drawable_as_points().filter(occurred_at__date__range=(start, end))
        for each in days:
            key = each.h3_cell, each.category
            counts[key] = counts.get(key, 0) + 1
    return counts


def counted_from_rows():
    counts: dict[tuple[int, str], int] = {}
    for each in Incident.objects.counted().drawable_as_points():
        counts[each.h3_cell, each.category] = counts.get((each.h3_cell, each.category), 0) + 1
    return counts

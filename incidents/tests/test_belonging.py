"""Published crimes and outcomes belong to their file, and triggers see to it where there is no constraint."""

from datetime import date

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.backends.postgresql.base import Database

from audit.belonging import holds, is_held_by_triggers
from imports.copying import copy_lines
from incidents.models import PoliceFile, RecordedCrime, RecordedOutcome
from incidents.tests.recorded_factories import police_file, recorded_crime

NOBODYS = 999_999
JUNE = date(2019, 6, 1)
pytestmark = pytest.mark.django_db


def sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def an_outcome(file_id: int) -> RecordedOutcome:
    return RecordedOutcome.objects.create(
        file_id=file_id, crime_id="a" * 64, month=JUNE, outcome="under_investigation"
    )


def test_a_crime_of_no_file_is_refused_at_once() -> None:
    with pytest.raises(IntegrityError, match="rows of nothing in incidents_policefile"):
        recorded_crime(file_id=NOBODYS, file=None)


def test_an_outcome_of_no_file_is_refused_at_once() -> None:
    with pytest.raises(IntegrityError, match="rows of nothing in incidents_policefile"):
        an_outcome(NOBODYS)


def test_one_line_of_nothing_refuses_all_that_come_with_it() -> None:
    file = police_file(JUNE)
    lines = [f"{pk},{'b' * 64},2019-06-01,under_investigation\n" for pk in (file.pk, NOBODYS)]

    with pytest.raises(IntegrityError), transaction.atomic():
        copy_lines(RecordedOutcome, ["file", "crime_id", "month", "outcome"], lines)

    assert not RecordedOutcome.objects.exists()


def test_a_file_does_not_go_before_its_crimes() -> None:
    crime = recorded_crime()

    with (
        pytest.raises(IntegrityError, match="rows of incidents_recordedcrime belong to it"),
        transaction.atomic(),
    ):
        sql(f"DELETE FROM incidents_policefile WHERE id = {crime.file_id}")

    crime.file.delete()
    assert not RecordedCrime.objects.exists()


def test_a_file_does_not_go_before_its_outcomes() -> None:
    file = police_file(JUNE)
    an_outcome(file.pk)

    with pytest.raises(IntegrityError, match="rows of incidents_recordedoutcome belong to it"):
        sql(f"DELETE FROM incidents_policefile WHERE id = {file.pk}")


def test_the_table_of_files_is_not_emptied_from_under_their_rows() -> None:
    recorded_crime()
    sql("SET CONSTRAINTS ALL IMMEDIATE")

    with pytest.raises(IntegrityError), transaction.atomic():
        sql("TRUNCATE incidents_policefile CASCADE")

    sql("TRUNCATE incidents_policefile, incidents_recordedcrime CASCADE")
    assert not PoliceFile.objects.exists()


def test_a_row_stays_with_its_file() -> None:
    crime, other = recorded_crime(), police_file(JUNE)

    with pytest.raises(IntegrityError, match="stays with its own"), transaction.atomic():
        RecordedCrime.objects.update(file=other)

    # Written again with the same file, and changed otherwise.
    crime.location = "On or near Fourth Avenue"
    crime.save()


@pytest.mark.django_db(transaction=True)
def test_a_file_waits_for_whoever_is_adding_to_it() -> None:
    file = police_file(JUNE)
    other = Database.connect(**connection.get_connection_params())

    with transaction.atomic(), other.cursor() as cursor:
        recorded_crime(JUNE)
        cursor.execute("SET lock_timeout = '100ms'")
        with pytest.raises(Database.errors.LockNotAvailable):
            cursor.execute("DELETE FROM incidents_policefile WHERE id = %s", [file.pk])
    other.close()


def test_every_key_without_a_constraint_has_its_triggers_on_both_sides() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal")
        there = cursor.fetchall()
    found = 0
    for model in apps.get_models(include_auto_created=True):
        for field in filter(is_held_by_triggers, model._meta.concrete_fields):
            found += 1
            part, whole = model._meta.db_table, field.related_model._meta.db_table
            for table, what in [
                (part, "belongs_when_it_comes"),
                (part, "stays_where_it_belongs"),
                (whole, f"goes_after_{part}"),
                (whole, f"emptied_after_{part}"),
            ]:
                assert any(on == table and what in name for on, name in there), (table, what)
    assert found == 2


def test_a_history_remembers_without_holding() -> None:
    histories = [model for model in apps.get_models() if hasattr(model, "pgh_tracked_model")]

    held = [f"{each.__name__}.{f.name}" for each in histories for f in each._meta.concrete_fields if holds(f)]

    assert len(histories) > 5
    assert held == []

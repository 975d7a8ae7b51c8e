"""The access log is parted by months, made ahead; nothing is lost when one is missing."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from audit.models import AccessRecord
from audit.months import make_months
from audit.services import record_access
from audit.tests.long_ago import written_at
from tests.copied_database import copied_database

BEFORE, AFTER = ("audit", "0002_undo_is_an_action"), ("audit", "0003_partitioned_and_sealed")
ROWS = "SELECT id, at, user_id, action, kind, ids, filters FROM audit_accessrecord ORDER BY id"


def ask(statement: str, *values: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def where(record: AccessRecord) -> str:
    return ask("SELECT tableoid::regclass::text FROM audit_accessrecord WHERE id = %s", record.pk)[0][0]


def test_what_is_written_now_lies_in_this_month(officer):
    now = timezone.now()

    assert where(record_access(None, "view", "incident", user=officer)) == f"audit_accessrecord_{now:%Y_%m}"


def test_the_next_months_are_there_already(db):
    assert make_months(today=timezone.now().astimezone(UTC).date()) == 0


def test_a_month_that_is_missing_is_made_and_gets_what_was_written_meanwhile(officer):
    record = written_at(officer, datetime(2031, 12, 31, 23, 59, tzinfo=UTC))
    other = written_at(officer, datetime(2033, 1, 1, tzinfo=UTC))

    lay_in, made = where(record), make_months(today=date(2031, 11, 5))

    assert (lay_in, made) == ("audit_accessrecord_other", 4)
    assert (where(record), where(other)) == ("audit_accessrecord_2031_12", "audit_accessrecord_other")


@pytest.mark.parametrize("month", ["audit_accessrecord_other", "audit_accessrecord_2031_12"])
@pytest.mark.parametrize("statement", ["TRUNCATE {}", "DELETE FROM {}", "UPDATE {} SET kind = 'x'"])
def test_a_month_by_itself_refuses_to_be_changed_too(officer, month, statement):
    make_months(today=date(2031, 12, 5))
    day = datetime(2031, 12, 5, tzinfo=UTC) + timedelta(days=730 if month.endswith("other") else 0)
    written_at(officer, day)

    with pytest.raises(Exception, match="nothing else"):
        ask("SET CONSTRAINTS ALL IMMEDIATE; " + statement.format(month))


def test_entries_of_before_survive_the_parting_and_its_undoing(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), copied_database("parted"):
        MigrationExecutor(connection).migrate([BEFORE])
        ask(
            "INSERT INTO audit_accessrecord (at, role, action, kind, ids, filters, route)"
            " SELECT now() - n * interval '9 days', '', 'list', 'incident', ARRAY['INC-1'], 'a=b', ''"
            " FROM generate_series(0, 40) AS n"
        )
        rows = ask(ROWS)

        MigrationExecutor(connection).migrate([AFTER])
        parted = ask(ROWS)
        months = ask("SELECT count(DISTINCT tableoid) FROM audit_accessrecord")[0][0]
        newest = ask("SELECT nextval(pg_get_serial_sequence('audit_accessrecord', 'id'))")[0][0]
        MigrationExecutor(connection).migrate([BEFORE])

        assert parted == ask(ROWS) == rows
        assert months >= 12 and newest > rows[-1][0]

"""The role that the service works as in production: everything it needs, and no way to change the log."""

from collections.abc import Iterator

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from audit.chain.sealing import seal_access_log
from audit.chain.verifying import check_access_log
from audit.letting_go.services import NotLetGoError, let_go_of_what_is_over
from audit.models import AccessRecord
from audit.months import make_months
from audit.protecting import NotProtectedError, protect_access_log
from audit.services import record_access
from incidents.tests.factories import incident

ROLE = "harlowsafety_service_in_tests"


@pytest.fixture
def service(officer, zones, no_seals_yet) -> Iterator[None]:
    """Who the database takes us for until the test is over, and the role with it."""
    record_access(None, "view", "incident", user=officer)
    protect_access_log(role=ROLE, password="only for tests")
    protect_access_log(role=ROLE, password="only for tests")
    with connection.cursor() as cursor:
        cursor.execute(f"SET CONSTRAINTS ALL IMMEDIATE; SET LOCAL ROLE {ROLE}")
    yield
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_accessrecord SET kind = 'nothing'",
        "DELETE FROM audit_accessrecord",
        "TRUNCATE audit_accessrecord",
        "DELETE FROM audit_accessrecord_other",
        "TRUNCATE audit_accessseal",
        "DELETE FROM audit_accesscheck",
        "ALTER TABLE audit_accessrecord DISABLE TRIGGER USER",
        "ALTER TABLE audit_accessrecord DETACH PARTITION audit_accessrecord_other",
        "DROP TRIGGER only_added_to ON audit_accessrecord",
        "DROP TABLE audit_accessseal",
        f"DROP TABLE audit_accessrecord_{timezone.now():%Y_%m}",
        f"ALTER TABLE audit_accessrecord DETACH PARTITION audit_accessrecord_{timezone.now():%Y_%m}",
        "INSERT INTO audit_accessanchor (number) VALUES (1)",
        "DELETE FROM audit_accessanchor",
        "SET session_replication_role = replica",
        "SELECT setval('audit_seals_given', 1)",
        "SET pgtrigger.ignore = '{only_added_to}'; DELETE FROM audit_accessrecord",
        "CREATE OR REPLACE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE sql AS 'SELECT 1'",
    ],
)
def test_the_role_of_the_service_cannot_change_the_log(service, statement):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert AccessRecord.objects.get().kind == "incident"


def test_the_role_of_the_service_does_all_that_the_service_does(service, supervisor, administrator, sign_in):
    made = incident(supervisor)

    page = sign_in(supervisor).get(f"/incidents/{made}/")
    log = sign_in(administrator).get("/access-log/", {"text": made.reference})
    months = make_months(today=timezone.localdate().replace(year=2035))

    assert (page.status_code, log.status_code, months) == (200, 200, 4)
    assert seal_access_log(now=timezone.now()) == 1
    assert check_access_log(now=timezone.now()).problem == ""


def test_the_role_of_the_service_lets_no_month_go(service, governance):
    with pytest.raises(NotLetGoError, match="Only the owner"):
        let_go_of_what_is_over(months=72, by=governance, now=timezone.now())


def test_tables_that_an_import_has_analysed_are_not_skipped(service):
    connection.connection.notices.clear()

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE incidents_recordedcrime, incidents_recordedoutcome")

    assert connection.connection.notices == []


def test_the_owner_of_the_tables_is_not_protected_from_itself(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        owner = cursor.fetchone()[0]

    with pytest.raises(NotProtectedError, match="SERVICE_ROLE"):
        protect_access_log(role=owner, password="only for tests")

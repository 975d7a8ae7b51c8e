"""The seals of the access log: what is changed behind the service's back is found."""

from datetime import timedelta

import psycopg2
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from audit.chain import sealing
from audit.chain.sealing import seal_access_log
from audit.chain.verifying import check_access_log, verify_access_log
from audit.models import AccessRecord, AccessSeal
from audit.services import record_access
from audit.tasks import check
from audit.tests.behind import behind_the_back

ADD = "INSERT INTO audit_accessrecord (at, role, action, kind, ids, filters, route, reason)"
SOMETHING = "VALUES (now(), '', 'view', 'incident', '{}', '', '', '')"

pytestmark = pytest.mark.usefixtures("no_seals_yet")


def seal() -> int:
    return seal_access_log(now=timezone.now())


@pytest.fixture
def log(officer, analyst, django_capture_on_commit_callbacks) -> list[AccessRecord]:
    """Four records under two seals."""
    made = []
    with django_capture_on_commit_callbacks(execute=True):
        for person in (officer, analyst):
            made += [record_access(None, "view", "incident", ids=[f"{n}"], user=person) for n in (1, 2)]
            seal()
    return made


def problem(**asked) -> str:
    return verify_access_log(now=timezone.now(), **asked).problem


def test_what_nobody_touched_agrees_with_its_seals(log):
    found = verify_access_log(now=timezone.now())

    assert (found.seals, found.rows, found.problem) == (2, 4, "")
    assert found.newest == AccessSeal.objects.get(number=2).sha256


def test_sealing_twice_seals_nothing_more(log):
    assert seal() == 0


def test_many_entries_take_several_seals(officer, monkeypatch):
    monkeypatch.setattr(sealing, "MOST_ROWS", 2)
    for _ in range(5):
        record_access(None, "view", "incident", user=officer)

    assert seal() == 3
    assert [each.rows for each in AccessSeal.objects.all()] == [2, 2, 1]
    assert problem() == ""


@pytest.mark.parametrize(
    "change",
    [
        "ids = '{3}'",
        "user_id = NULL",
        "at = at + interval '1 second'",
        "reason = 'x'",
        "ip_address = '10.0.0.1'",
    ],
)
def test_an_entry_that_was_changed_is_found(log, change):
    behind_the_back(f"UPDATE audit_accessrecord SET {change} WHERE id = {log[2].pk}")

    assert problem().startswith(f"Seal 2 does not agree: entries {log[1].pk + 1} to {log[3].pk}")


def test_an_entry_that_was_taken_out_is_found(log):
    behind_the_back(f"DELETE FROM audit_accessrecord WHERE id = {log[0].pk}")

    assert "Seal 1 does not agree" in problem() and "were 2 and are 1 now" in problem()


def test_an_entry_that_was_put_in_is_found(log):
    gone = log[0].pk
    behind_the_back(f"UPDATE audit_accessrecord SET id = {gone - 1} WHERE id = {gone}")

    assert problem().startswith("Seal 1 does not agree")


def test_a_seal_that_was_changed_is_found(log):
    behind_the_back("UPDATE audit_accessseal SET sha256 = previous WHERE number = 2", "audit_accessseal")

    assert problem().startswith("Seal 2 does not agree")


def test_the_newest_seal_is_missed_when_it_is_gone(log):
    behind_the_back("DELETE FROM audit_accessseal WHERE number = 2", "audit_accessseal")

    assert problem() == "Seal 2 is gone: 2 were made, and 1 are there."


def test_a_seal_in_the_middle_is_missed_when_it_is_gone(log):
    behind_the_back("DELETE FROM audit_accessseal WHERE number = 1", "audit_accessseal")

    assert problem() == "Seal 1 is gone: the next one that is there is seal 2."


def test_who_seals_everything_anew_is_found_by_the_seal_that_was_written_down(log):
    written_down = AccessSeal.objects.get(number=2).sha256
    behind_the_back(f"UPDATE audit_accessrecord SET ids = '{{3}}' WHERE id = {log[3].pk}")
    behind_the_back("DELETE FROM audit_accessseal WHERE number = 2", "audit_accessseal")
    seal()

    assert problem() == ""
    assert problem(expect=written_down).startswith("No seal is the one that was written down")


def test_entries_that_nobody_sealed_for_a_day_are_told(log, officer):
    record_access(None, "view", "incident", user=officer)

    found = verify_access_log(now=timezone.now() + timedelta(days=2))

    assert "are not sealed" in found.problem


def test_who_still_writes_is_waited_for(officer):
    """Else what they add would have a lower number than what is sealed, and look as if put in later."""
    somebody = psycopg2.connect(**connection.get_connection_params() | {"cursor_factory": None})
    writing = somebody.cursor()
    writing.execute(f"{ADD} {SOMETHING}")
    record_access(None, "view", "incident", user=officer)

    while_writing = seal_access_log(now=timezone.now(), patience=0.2)
    somebody.close()

    assert (while_writing, seal()) == (0, 1)


def test_the_command_says_what_does_not_agree_and_the_alarm_is_raised(log, administrator):
    behind_the_back(f"DELETE FROM audit_accessrecord WHERE id = {log[0].pk}")

    with pytest.raises(CommandError, match="Seal 1 does not agree"):
        call_command("verify_access_log")

    browser = Client()
    browser.force_login(administrator)
    assert browser.get("/readyz").json()["access_log"] is False
    assert "does not agree with its seals" in browser.get("/").content.decode()
    assert "Seal 1 does not agree" in browser.get("/access-log/").content.decode()


def test_the_nightly_check_leaves_the_newest_seal_in_the_log_lines_or_an_error(log, caplog):
    caplog.set_level("INFO", "audit.tasks")
    check()
    behind_the_back(f"DELETE FROM audit_accessrecord WHERE id = {log[0].pk}")
    check()

    agreed, found = caplog.records
    assert AccessSeal.objects.get(number=2).sha256 in agreed.getMessage()
    assert found.levelname == "ERROR" and "Seal 1 does not agree" in found.getMessage()


def test_the_page_has_the_newest_seal_to_write_down(log, administrator, sign_in):
    check_access_log(now=timezone.now())

    page = sign_in(administrator).get("/access-log/").content.decode()

    assert AccessSeal.objects.last().sha256 in page
    assert "all 2 agreed" in page

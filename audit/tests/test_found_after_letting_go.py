"""After months were let go by rule, what is changed or dropped behind the service's back is still found."""

import pytest
from django.db import connection
from django.utils import timezone

from audit.chain.sealing import seal_access_log
from audit.chain.verifying import verify_access_log
from audit.letting_go.months import LogMonth
from audit.letting_go.services import let_go_of_month, let_go_of_what_is_over
from audit.models import AccessAnchor, AccessRecord
from audit.months import make_months
from audit.tests.behind import behind_the_back
from audit.tests.long_ago import month, on, written_at

pytestmark = pytest.mark.usefixtures("no_seals_yet")


def problem() -> str:
    return verify_access_log(now=timezone.now()).problem


def drop(months_ago: int) -> None:
    """As the owner of the database could, without a word."""
    part = f"audit_accessrecord_{month(months_ago):%Y_%m}"
    with connection.cursor() as cursor:
        cursor.execute(f"SET CONSTRAINTS ALL IMMEDIATE; DROP TABLE {part}")


@pytest.fixture
def log(officer) -> list[AccessRecord]:
    """Under two seals: the last entry of a month that is over with the first two of the next; two more."""
    made = [written_at(officer, on(73, 28)), written_at(officer, on(72, 1)), written_at(officer, on(72, 2))]
    seal_access_log(now=timezone.now())
    made += [written_at(officer, on(72, 8)), written_at(officer, on(71, 9))]
    seal_access_log(now=timezone.now())
    make_months(today=timezone.localdate())
    return made


@pytest.fixture
def anchor(log, governance) -> AccessAnchor:
    (made,) = let_go_of_what_is_over(months=72, by=governance, now=timezone.now())
    assert problem() == ""
    return made


@pytest.mark.parametrize(("entry", "seal"), [(1, 1), (2, 1), (3, 2), (4, 2)])
def test_an_entry_that_was_changed_is_found(log, anchor, entry, seal):
    behind_the_back(f"UPDATE audit_accessrecord SET ids = '{{3}}' WHERE id = {log[entry].pk}")

    assert problem().startswith(f"Seal {seal} does not agree") and "changed since" in problem()


def test_the_first_entry_of_what_remains_is_missed(log, anchor):
    behind_the_back(f"DELETE FROM audit_accessrecord WHERE id = {log[1].pk}")

    assert problem().startswith("Seal 1 does not agree")
    assert f"2 were left when {month(73):%B %Y} was let go, and 1 are there now" in problem()


def test_a_month_that_was_dropped_without_a_word_is_missed(log):
    drop(73)

    assert problem().startswith("Seal 1 does not agree") and "were 3 and are 2 now" in problem()


def test_the_next_month_that_was_dropped_without_a_word_is_missed(log, anchor):
    drop(72)

    assert "2 were left" in problem() and "0 are there now" in problem()


def test_an_entry_that_was_put_into_a_month_that_went_is_found(log, anchor, officer):
    behind_the_back(f"UPDATE audit_accessrecord SET id = {log[0].pk} WHERE id = {log[4].pk}")

    assert problem().startswith("Seal 1 does not agree")


@pytest.mark.parametrize(
    "change", ["rows = rows + 1", "month = month - 31", "rest = '[]'", "at = at - interval '1 day'"]
)
def test_an_anchor_that_was_changed_is_found(anchor, change):
    behind_the_back(f"UPDATE audit_accessanchor SET {change}", "audit_accessanchor")

    assert problem().startswith("Anchor 1 does not agree")


def test_a_seal_over_what_went_that_was_changed_is_found(anchor):
    behind_the_back("UPDATE audit_accessseal SET rows = 2 WHERE number = 1", "audit_accessseal")

    assert problem().startswith("Anchor 1 does not agree")


def test_an_anchor_that_is_gone_is_missed(anchor):
    behind_the_back("DELETE FROM audit_accessanchor", "audit_accessanchor")

    assert problem().startswith("Seal 1 does not agree")


def test_of_two_anchors_the_first_is_missed_when_it_is_gone(anchor, governance):
    let_go_of_what_is_over(months=71, by=governance, now=timezone.now())
    behind_the_back("DELETE FROM audit_accessanchor WHERE number = 1", "audit_accessanchor")

    assert problem() == "Anchor 1 is gone: the next one that is there is anchor 2."


def test_an_anchor_that_no_entry_of_the_log_tells_of_is_found(anchor):
    behind_the_back("DELETE FROM audit_accessrecord WHERE kind = 'access log'")

    assert problem().startswith("Anchor 1 is not on record")


def test_an_anchor_is_believed_when_the_month_of_its_entry_was_let_go_in_its_turn(anchor, governance):
    """Years later: the second anchor covers the first, and its own entry is there."""
    seal_access_log(now=timezone.now())
    let_go_of_month(LogMonth(month(0)), by=governance, now=timezone.now())

    assert not AccessRecord.objects.filter(filters=f"anchor={anchor.sha256}").exists()
    assert problem() == ""

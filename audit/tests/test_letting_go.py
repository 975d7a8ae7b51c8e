"""Months of the access log that are over are let go, and the chain of seals holds all the same."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.utils import timezone

from audit.chain.anchors import words_of
from audit.chain.sealing import seal_access_log
from audit.chain.verifying import verify_access_log
from audit.letting_go.months import LogMonth, kept_since, months_over
from audit.letting_go.services import NotLetGoError, let_go_of_what_is_over
from audit.models import AccessAnchor, AccessRecord, AccessSeal
from audit.months import make_months
from audit.retention.models import LegalHold
from audit.services import record_access
from audit.tests.behind import behind_the_back
from audit.tests.long_ago import month, on, written_at

pytestmark = pytest.mark.usefixtures("no_seals_yet")


def seal() -> None:
    assert seal_access_log(now=timezone.now()) == 1


def problem() -> str:
    return verify_access_log(now=timezone.now()).problem


@pytest.fixture
def log(officer) -> list[AccessRecord]:
    """Of two months, the first of which is over when entries are kept for 72 months; under three seals, the
    second of which covers the last entry of the one month and the first two of the other.
    """
    made = [written_at(officer, on(73, 3), ids=["1"]), written_at(officer, on(73, 9), ids=["2"])]
    seal()
    made += [written_at(officer, on(73, 28)), written_at(officer, on(72, 1)), written_at(officer, on(72, 2))]
    seal()
    made += [written_at(officer, on(72, 8)), record_access(None, "view", "incident", user=officer)]
    seal()
    make_months(today=timezone.localdate())
    return made


@pytest.fixture
def let_go(log, governance):
    def _let_go(months: int = 72) -> list[AccessAnchor]:
        return let_go_of_what_is_over(months=months, by=governance, now=timezone.now())

    return _let_go


def hold(by, **what) -> LegalHold:
    return LegalHold.objects.create(
        kind="incidents", reason="A court asked", by=by, at=timezone.now(), **what
    )


def in_the_log() -> list[int]:
    return list(AccessRecord.objects.order_by("pk").exclude(kind="access log").values_list("pk", flat=True))


@pytest.mark.parametrize(
    ("today", "since"),
    [("2026-11-01", "2020-11-01"), ("2026-11-30", "2020-11-01"), ("2026-01-15", "2020-01-01")],
)
def test_a_month_is_over_once_its_last_day_is_older_than_entries_are_kept(today, since):
    assert kept_since(datetime.fromisoformat(today).date(), 72).isoformat() == since


def test_a_month_that_is_over_goes_and_all_others_stay(log, let_go):
    let_go()

    assert in_the_log() == [each.pk for each in log[3:]]
    assert [each.first for each in months_over(timezone.now().date(), 71)] == [month(72)]


def test_what_stays_still_agrees_with_its_seals(let_go):
    let_go()
    seal()

    found = verify_access_log(now=timezone.now())

    # Four that stayed, and that a month was let go.
    assert (found.problem, found.seals, found.rows) == ("", 4, 5)


def test_the_anchor_says_what_went_when_by_whom_and_where_the_chain_goes_on(let_go, governance):
    shared = AccessSeal.objects.get(number=2)

    (anchor,) = let_go()

    assert (anchor.month, anchor.rows, anchor.by) == (month(73), 3, governance)
    assert (anchor.first_seal, anchor.last_seal, anchor.last_sha256) == (1, 2, shared.sha256)
    assert [entry[:2] for entry in anchor.rest] == [[2, 2]]
    assert anchor.at - timezone.now() < timedelta(minutes=1)


def test_that_it_was_let_go_is_in_the_log_with_the_hash_of_the_anchor(let_go, governance):
    (anchor,) = let_go()

    entry = AccessRecord.objects.get(kind="access log")
    assert (entry.user, entry.action, entry.count) == (governance, "erased", 3)
    assert (entry.ids, entry.filters) == ([f"{month(73):%Y-%m}"], f"anchor={anchor.sha256}")


def test_doing_it_twice_lets_nothing_more_go(let_go):
    let_go()

    assert let_go() == []


def test_the_next_month_goes_too_though_it_shared_a_seal_with_the_first(log, let_go):
    let_go()

    (anchor,) = let_go(months=71)

    assert (anchor.rows, anchor.first_seal, anchor.rest[0][:2]) == (3, 2, [3, 1])
    assert (problem(), in_the_log()) == ("", [log[-1].pk])


def test_several_months_go_at_once(log, let_go):
    assert [anchor.month for anchor in let_go(months=71)] == [month(73), month(72)]
    assert (problem(), in_the_log()) == ("", [log[-1].pk])


def test_a_month_without_entries_goes_too(let_go):
    with connection.cursor() as cursor:
        cursor.execute("SELECT audit_make_month(%s)", [month(74)])

    assert [anchor.rows for anchor in let_go()] == [0, 3]
    assert problem() == ""


@pytest.mark.parametrize("months_ago", [73, 72])
def test_a_month_of_which_days_are_held_stays(let_go, governance, months_ago):
    day = on(months_ago, 1).date()
    hold(governance, first_on=day - timedelta(days=2), last_on=day)

    gone = {anchor.month for anchor in let_go(months=71)}

    assert month(months_ago) not in gone and problem() == ""


def test_a_month_in_which_a_held_record_was_looked_at_stays_until_the_hold_is_lifted(let_go, governance):
    held = hold(governance, reference="2")

    while_held = [anchor.month for anchor in let_go(months=71)]
    LegalHold.objects.filter(pk=held.pk).update(lifted_at=timezone.now(), lifted_by=governance)
    then = [anchor.month for anchor in let_go(months=71)]

    assert (while_held, then, problem()) == ([month(72)], [month(73)], "")


def test_entries_that_nobody_sealed_do_not_go(log, let_go, officer):
    written_at(officer, on(73, 4))

    with pytest.raises(NotLetGoError, match="are not sealed"):
        let_go()

    assert log[0].pk in in_the_log()


def test_a_log_that_does_not_agree_stays_whole(log, let_go):
    behind_the_back(f"UPDATE audit_accessrecord SET ids = '{{3}}' WHERE id = {log[0].pk}")

    with pytest.raises(NotLetGoError, match="Seal 1 does not agree"):
        let_go()

    assert in_the_log() == [each.pk for each in log]


def test_only_who_may_decide_on_retention_lets_go(log, officer):
    with pytest.raises(NotLetGoError, match="may not decide"):
        let_go_of_what_is_over(months=72, by=officer, now=timezone.now())

    assert in_the_log() == [each.pk for each in log]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_accessanchor SET rows = 1",
        "DELETE FROM audit_accessanchor",
        "TRUNCATE audit_accessanchor",
    ],
)
def test_an_anchor_is_added_and_never_changed(let_go, statement):
    let_go()

    with pytest.raises(DatabaseError, match="nothing else"), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; " + statement.format("audit_accessanchor"))


def test_the_command_tells_and_changes_nothing_until_it_is_told_so(log, let_go, settings, capsys):
    settings.ACCESS_LOG_MONTHS = 72

    call_command("let_go_of_access_log")

    said = capsys.readouterr().out
    assert f"{month(73):%B %Y}: 3 entries" in said and f"{month(72):%B %Y}" not in said.split("over.")[1]
    assert "Nothing was changed" in said
    assert in_the_log() == [each.pk for each in log]


def test_told_so_the_command_lets_go_and_the_check_says_what_is_not_there_any_more(
    log, governance, settings, capsys
):
    settings.ACCESS_LOG_MONTHS, today = 72, timezone.localdate()

    call_command("let_go_of_access_log", "--confirm", "--by", governance.email)
    call_command("verify_access_log")

    said = capsys.readouterr().out
    anchor = AccessAnchor.objects.get()
    gone = f"Entries before 1 {month(72):%B %Y} were let go, last on {today.day} {today:%B %Y}."
    assert anchor.sha256 in said
    assert said.count(f"{gone} The chain goes on from seal 2.") == 2


def test_the_command_wants_to_know_in_whose_name(log):
    with pytest.raises(CommandError, match="--by EMAIL"):
        call_command("let_go_of_access_log", "--confirm")

    assert in_the_log() == [each.pk for each in log]


def test_the_page_says_what_was_let_go(let_go, administrator, sign_in):
    let_go()

    page = sign_in(administrator).get("/access-log/").content.decode()

    assert f"Entries before 1 {month(72):%B %Y} were let go" in page


def test_with_an_older_month_still_there_it_is_not_said_that_all_before_went(let_go, governance):
    hold(governance, first_on=on(73, 5).date(), last_on=on(73, 5).date())
    let_go(months=71)

    assert words_of(list(AccessAnchor.objects.all())).startswith(
        f"Entries of 1 month up to {month(72):%B %Y}"
    )


def test_a_month_ends_where_the_next_begins():
    december = LogMonth(datetime(2020, 12, 1).date())

    assert (december.starts, december.ends) == (
        datetime(2020, 12, 1, tzinfo=UTC),
        datetime(2021, 1, 1, tzinfo=UTC),
    )

"""Nothing goes before somebody confirmed a period, is held back, or is decided by who may not."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.utils import timezone

from audit.models import AccessRecord
from audit.retention.erasures import propose_erasures
from audit.retention.kinds import all_kinds
from audit.retention.models import Erasure, LegalHold
from audit.retention.over import held_back
from audit.retention.services import confirm_period, lift_hold
from audit.retention.tasks import propose
from incidents.models import Incident
from patrols.models import Patrol
from stopsearches.models import StopSearch
from tests.retention import NEW, erase, held, kept_for, old_incident, old_patrol, old_search, proposed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zones")]


def test_nothing_is_proposed_before_somebody_confirmed_a_period(officer):
    old_incident(officer)

    assert proposed() == []


def test_a_period_that_has_not_begun_proposes_nothing(officer, administrator):
    old_incident(officer)
    kept_for(12, "incidents", administrator, from_on=timezone.localdate() + timedelta(days=1))

    assert proposed() == []


def test_what_is_over_is_proposed_and_what_is_not_is_not(officer, administrator):
    old = old_incident(officer)
    old_incident(officer, at=NEW)
    kept_for(12, "incidents", administrator)

    listed = proposed()

    assert [(each.kind, each.references) for each in listed] == [("incidents", [old.reference])]


def test_a_record_is_over_at_the_first_of_the_month_after_its_months(officer, administrator):
    within = old_incident(officer, at=datetime.fromisoformat("2025-11-01T00:00:00+00:00"))
    over = old_incident(officer, at=datetime.fromisoformat("2025-10-31T23:59:00+00:00"))
    kept_for(12, "incidents", administrator)

    listed = propose_erasures(now=datetime.fromisoformat("2026-11-30T12:00:00+00:00"))

    assert listed[0].references == [over.reference] != [within.reference]


def test_proposing_again_changes_nothing_more(officer, administrator):
    old_incident(officer)
    kept_for(12, "incidents", administrator)

    first, number, again = proposed(), propose(), proposed()

    assert first == again and number == 1
    assert first[0].proposed_at == again[0].proposed_at


def test_the_command_proposes_as_the_worker_does(officer, administrator, capsys):
    old_incident(officer)

    call_command("propose_erasures")
    kept_for(12, "incidents", administrator)
    call_command("propose_erasures")

    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("Nothing is over") and told[1] == "Incidents: 1 over."


@pytest.mark.parametrize("by", ["reference", "days"])
def test_what_is_held_stays_until_the_hold_is_lifted(officer, administrator, by):
    old = old_incident(officer)
    day = old.occurred_at.date()
    what = {"reference": old.reference.lower()} if by == "reference" else {"first_on": day, "last_on": day}
    kept_for(12, "incidents", administrator)
    hold = held(administrator, **what)

    while_held = proposed()
    lift_hold(hold=hold, by=administrator, now=timezone.now())

    assert while_held == []
    assert len(proposed()) == 1


def test_a_hold_after_the_proposal_still_holds(officer, administrator):
    old, other = old_incident(officer), old_incident(officer, category="theft")
    kept_for(12, "incidents", administrator)
    listed = proposed()[0]
    held(administrator, reference=old.reference)

    done = erase(listed, administrator)

    assert done.references == [other.reference]
    assert list(Incident.objects.all()) == [old]
    assert [each.name for each in held_back(all_kinds()["incidents"], done.before)] == [old.reference]


def test_where_all_are_held_meanwhile_nothing_is_decided(officer, administrator):
    old = old_incident(officer)
    kept_for(12, "incidents", administrator)
    listed = proposed()[0]
    held(administrator, reference=old.reference)

    with pytest.raises(ValidationError, match="held now"):
        erase(listed, administrator)

    listed.refresh_from_db()
    assert listed.is_proposed


def test_a_patrol_that_a_held_search_was_made_on_stays(officer, liaison, zones, administrator):
    walked, search = old_patrol(officer, zones["the-stow"]), old_search(liaison)
    StopSearch.objects.filter(pk=search.pk).update(patrol=walked)
    held(administrator, kind="stop-searches", reference=str(search.pk))
    kept_for(12, "patrols", administrator)

    assert proposed() == []
    assert Patrol.objects.exists()


def test_what_is_not_to_be_erased_wants_a_reason_stays_and_is_not_asked_about_again_this_month(
    officer, administrator
):
    old_incident(officer)
    kept_for(12, "incidents", administrator)
    listed = proposed()[0]

    with pytest.raises(ValidationError):
        erase(listed, administrator, erases=False, why="")
    erase(listed, administrator, erases=False, why="Asked of our officer")

    assert Incident.objects.count() == 1 and proposed() == []
    assert propose_erasures(now=timezone.now() + timedelta(days=40)) != []
    with pytest.raises(ValidationError, match="already"):
        erase(listed, administrator)


def test_a_new_period_takes_back_what_was_proposed_by_the_old_one(officer, administrator):
    old_incident(officer)
    kept_for(12, "incidents", administrator)
    proposed()

    kept_for(120, "incidents", administrator, from_on=date(2026, 2, 1))

    assert not Erasure.objects.exists()
    assert proposed() == []


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"reference": "INC-2026-000001", "first_on": date(2026, 1, 1)},
        {"reference": "INC-1999-000001"},
        {"kind": "stop-searches", "reference": "none"},
        {"first_on": date(2026, 2, 1)},
        {"first_on": date(2026, 2, 1), "last_on": date(2026, 1, 1)},
        {"first_on": date(2026, 2, 1), "last_on": date(2026, 2, 1), "reason": " "},
    ],
)
def test_a_hold_on_nothing_or_for_no_reason_is_refused(administrator, asked):
    with pytest.raises(ValidationError):
        held(administrator, **asked)

    assert not LegalHold.objects.exists()


@pytest.mark.parametrize(("months", "basis"), [(0, "Schedule"), (601, "Schedule"), (12, " ")])
def test_a_period_of_no_time_or_decided_nowhere_is_refused(administrator, months, basis):
    with pytest.raises(ValidationError):
        confirm_period(
            kind="incidents", months=months, from_on=NEW.date(), basis=basis, by=administrator, now=NEW
        )


@pytest.mark.parametrize("role", ["officer", "supervisor", "liaison", "councillor", "analyst"])
def test_who_may_not_manage_retention_decides_nothing(request, role, officer, administrator):
    person = request.getfixturevalue(role)
    old = old_incident(officer)
    kept_for(12, "incidents", administrator)
    listed, hold = proposed()[0], held(administrator, reference=old.reference)

    for attempt in (
        lambda: erase(listed, person),
        lambda: kept_for(1, "incidents", person),
        lambda: held(person, reference=old.reference),
        lambda: lift_hold(hold=hold, by=person, now=NEW),
    ):
        with pytest.raises(PermissionDenied):
            attempt()

    assert Incident.objects.count() == 1


def test_periods_and_holds_are_in_the_access_log(officer, administrator):
    old = old_incident(officer)

    kept_for(12, "incidents", administrator)
    hold = held(administrator, reference=old.reference)
    for _ in range(2):
        lift_hold(hold=hold, by=administrator, now=NEW)

    told = AccessRecord.objects.order_by("pk").values_list("action", "kind", "ids", "reason")
    assert list(told) == [
        ("added", "retention period", ["incidents"], ""),
        ("added", "legal hold", [old.reference], "A claim"),
        ("removed", "legal hold", [old.reference], "A claim"),
    ]

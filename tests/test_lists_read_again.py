"""A file of incidents or patrols that was taken out is a sheet that can be imported."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from accounts.tests.factories import OrganisationFactory, police
from imports.tests.sheet_files import batch_of, read_sheet
from incidents.models import Incident
from incidents.sheet_kind.kind import IncidentSheetKind
from incidents.tests.factories import incident
from patrols.models import Patrol
from patrols.services import strike_patrol
from patrols.sheet_kind.kind import PatrolSheetKind
from patrols.tests.factories import NOW, START, patrol, visit
from zones.models import Zone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zones")]

SAME = ("category", "occurred_at", "occurred_until_at", "time_precision", "weapon", "source", "outcome",
        "description", "lat", "lng", "zone_version")  # fmt: skip


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_incidents_taken_out_and_imported_are_the_same(
    sign_in: Callable[[User], Client], supervisor: User, tmp_path: Path, ending: str
) -> None:
    incident(by=supervisor, description="=1+1, said somebody", weapon="knife", category="robbery")
    incident(by=supervisor, time_precision="day", occurred_at=datetime(2026, 11, 3, tzinfo=UTC))
    for hour in (0, 1):
        incident(by=supervisor, occurred_at=datetime(2026, 10, 25, hour, 30, tzinfo=UTC))
    before = list(Incident.objects.order_by("pk").values_list(*SAME))
    answer = sign_in(supervisor).post("/exports/incidents/", {"format": ending})
    content = b"".join(answer)  # type: ignore[arg-type]

    kind = IncidentSheetKind()
    batch = batch_of(kind, supervisor)
    outcome = read_sheet(
        kind, content, by=supervisor, folder=tmp_path, name=f"incidents.{ending}", write=True, batch=batch
    )

    assert [each.words for each in outcome.findings.first if not each.is_warning] == []
    imported = Incident.objects.filter(import_batch=batch).values_list(*SAME)
    assert sorted(imported, key=str) == sorted(before, key=str)


OF_A_PATROL = ("officer", "organisation", "started_at", "ended_at", "staff_count", "is_joint",
               "nothing_to_report", "note")  # fmt: skip


def told(**chosen: object) -> list[object]:
    """Everything that a patrol says, whichever keys it has."""
    patrols = Patrol.objects.filter(**chosen).order_by("started_at")
    return [
        (
            *(getattr(each, name) for name in OF_A_PATROL),
            sorted(each.crews.values_list("organisation__short_name", "staff_count")),
            [
                (
                    visit.zone_version_id, visit.arrived_at, visit.left_at,
                    sorted(visit.outcomes.values_list("code__code", "count")),
                )
                for visit in each.visits.order_by("arrived_at")
            ],
        )
        for each in patrols
    ]  # fmt: skip


def of_an_hour(by: User, started_at: datetime, **fields: Any) -> Patrol:
    return patrol(by, started_at=started_at, ended_at=started_at + timedelta(hours=1), **fields)


def several_patrols(officer: User, supervisor: User, zones: dict[str, Zone]) -> None:
    """With two visits and outcomes, two partners, without a visit, past midnight, in the hour shown twice."""
    visits = [visit(zones["the-stow"], 5, 15, ENG=3, ADV=1), visit(zones["north-gate"], 25, 10)]
    partners = {police(): 2, OrganisationFactory(name="County", short_name="Essex CC"): 1}
    patrol(officer, visits=visits, note="=1+1, said somebody")
    of_an_hour(officer, START - timedelta(days=1), partners=partners, staff_count=2)
    of_an_hour(supervisor, START - timedelta(days=2, seconds=7))
    of_an_hour(officer, datetime(2026, 11, 4, 23, 30, tzinfo=UTC))
    of_an_hour(officer, datetime(2026, 10, 25, 0, 30, tzinfo=UTC))


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_patrols_taken_out_and_imported_are_the_same(
    sign_in: Callable[[User], Client],
    officer: User,
    supervisor: User,
    zones: dict[str, Zone],
    tmp_path: Path,
    ending: str,
) -> None:
    several_patrols(officer, supervisor, zones)
    struck = of_an_hour(officer, START - timedelta(days=3))
    strike_patrol(patrol=struck, reason="Twice", by=supervisor, now=NOW)
    before = told(struck_at=None)
    content = b"".join(sign_in(supervisor).post("/exports/duty-sheet/", {"format": ending}))  # type: ignore[arg-type]
    Patrol.objects.all().delete()

    batch = batch_of(PatrolSheetKind(), supervisor)
    outcome = read_sheet(
        PatrolSheetKind(), content, by=supervisor, folder=tmp_path, name=f"patrols.{ending}", write=True,
        batch=batch,
    )  # fmt: skip

    assert [each.words for each in outcome.findings.first if not each.is_warning] == []
    assert told(import_batch=batch) == before
    assert len(before) == 5


def test_patrols_that_are_on_record_still_are_known_again(
    sign_in: Callable[[User], Client],
    officer: User,
    supervisor: User,
    zones: dict[str, Zone],
    tmp_path: Path,
) -> None:
    several_patrols(officer, supervisor, zones)
    content = b"".join(sign_in(supervisor).post("/exports/duty-sheet/", {"format": "csv"}))  # type: ignore[arg-type]

    outcome = read_sheet(
        PatrolSheetKind(), content, by=supervisor, folder=tmp_path, name="patrols.csv", write=True
    )

    assert (outcome.rows_unchanged, outcome.rows_kept) == (outcome.rows_read, 0)
    assert Patrol.objects.count() == 5

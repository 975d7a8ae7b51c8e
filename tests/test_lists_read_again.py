"""A file of incidents that was taken out is a sheet of incidents that can be imported."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from accounts.models import User
from imports.tests.sheet_files import batch_of, read_sheet
from incidents.models import Incident
from incidents.sheet_kind.kind import IncidentSheetKind
from incidents.tests.factories import incident

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

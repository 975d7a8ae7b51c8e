"""What opens the pages about keeping and erasing: a hold, a list that waits for somebody, and old words."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from audit.retention.models import Erasure, LegalHold
from audit.retention.services import hold_back
from incidents.models import Incident

if TYPE_CHECKING:
    from tests.world import World

_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def _hold(world: "World") -> LegalHold:
    return hold_back(
        kind="incidents", reference="", first_on=date(2001, 1, 1), last_on=date(2001, 1, 31),
        reason="A claim", by=world.people["administrator"], now=timezone.now(),
    )  # fmt: skip


def _erasure(_: "World") -> Erasure:
    return Erasure.objects.create(
        kind="deployments", months=84, basis="Schedule", before=_LONG_AGO, references=["DEP-1999-000001"],
        first_at=_LONG_AGO, last_at=_LONG_AGO, proposed_at=timezone.now(),
    )  # fmt: skip


def _words(_: "World") -> Any:
    return SimpleNamespace(kind="incidents", reference=Incident.objects.earliest("pk").reference)


KEPT = {"retention": _words, "retention:lift": _hold, "retention:erasure": _erasure}

"""What keeps an imported log of facial recognition from being undone."""

from typing import Any

import pytest

from accounts.models import User
from deployments.models import TechDeployment
from deployments.services import correct_deployment, record_results
from deployments.tests.lfr import NOW, imported, log
from imports.kinds import kind_of
from imports.models import ImportBatch
from stopsearches.tests.factories import stop_search

pytestmark = pytest.mark.django_db


@pytest.fixture
def batch(liaison: User, zones: Any) -> ImportBatch:
    return imported(liaison, log({}, {"site": "Broad Walk"}))


def hindrances(batch: ImportBatch) -> list[str]:
    return kind_of(batch).why_not_undo(batch)


def first_of(batch: ImportBatch) -> TechDeployment:
    return TechDeployment.objects.filter(import_batch=batch).earliest("pk")


def test_nothing_hinders_what_nobody_touched(batch: ImportBatch) -> None:
    assert hindrances(batch) == []


def test_a_deployment_that_was_put_right_since_hinders(batch: ImportBatch, liaison: User) -> None:
    made = first_of(batch)

    correct_deployment(deployment=made, site="By the clock", by=liaison, now=NOW)

    assert hindrances(batch) == [f"Put right since it was imported: {made}."]


def test_a_result_that_was_added_since_hinders(batch: ImportBatch, liaison: User) -> None:
    made = first_of(batch)

    record_results(deployment=made, results={("stop_search", "during"): 2}, by=liaison, now=NOW)

    assert hindrances(batch) == [f"Put right since it was imported: {made}."]


def test_a_stop_search_that_points_at_one_hinders(batch: ImportBatch, liaison: User) -> None:
    made = first_of(batch)

    stop_search(liaison, tech_deployment=made)

    assert hindrances(batch) == [f"Stop searches point at {made}."]

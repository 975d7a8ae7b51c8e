"""The database itself refuses a file that says nothing of itself."""

import pytest
from django.db import IntegrityError
from django.utils import timezone

from accounts.models import User
from exports.models import EVERYTHING, ExportJob

pytestmark = pytest.mark.django_db


def job(by: User, **fields: object) -> ExportJob:
    given = {"key": "incidents", "format": "csv", "role": by.role, "asked_at": timezone.now(), **fields}
    return ExportJob.objects.create(by=by, **given)


def test_a_file_that_is_ready_says_how_many_rows_it_has(supervisor: User) -> None:
    with pytest.raises(IntegrityError, match="ready_export_says_what_it_is"):
        job(supervisor, state="ready")


def test_everything_is_taken_out_for_a_reason(administrator: User) -> None:
    with pytest.raises(IntegrityError, match="taking_everything_out_has_a_reason"):
        job(administrator, key=EVERYTHING, format="zip")


def test_a_file_is_seen_by_who_asked_for_it_alone(supervisor: User, analyst: User) -> None:
    asked = job(supervisor)

    assert list(ExportJob.objects.visible_to(supervisor)) == [asked]
    assert list(ExportJob.objects.visible_to(analyst)) == []

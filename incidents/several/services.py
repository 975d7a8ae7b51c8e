"""Recording the rows of one form: each once, all of them or none."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import User
from incidents.bulk import report_incidents
from incidents.models import Incident


def report_several(*, reports: Iterable[dict[str, Any]], by: User, now: datetime) -> list[Incident]:
    """Record what is not on record yet; a row sent again is the record that it made, by its `client_id`."""
    reports = list(reports)
    try:
        with transaction.atomic():
            return _report(reports, by, now)
    except IntegrityError:
        # The same form arrived twice at once, and the other one was quicker.
        with transaction.atomic():
            return _report(reports, by, now)


def _report(reports: list[dict[str, Any]], by: User, now: datetime) -> list[Incident]:
    made = {each.client_id: each for each in _made([report["client_id"] for report in reports])}
    if any(each.reported_by_id != by.pk for each in made.values()):
        raise ValidationError("These rows were already sent by somebody else. Open a new page.")
    new = [report for report in reports if report["client_id"] not in made]
    made |= {each.client_id: each for each in report_incidents(reports=new, by=by, now=now)}
    return [made[report["client_id"]] for report in reports]


def _made(client_ids: list[UUID]) -> list[Incident]:
    return list(Incident.objects.filter(client_id__in=client_ids))

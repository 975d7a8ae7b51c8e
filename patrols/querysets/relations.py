"""What several of these querysets need: the records behind a relation, and rows as plain values."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import models

from measures.dose import OrganisationTime, minutes_between


def related(model: type[models.Model], name: str) -> Any:
    """The records behind a relation, found through the model: models import this module."""
    related: Any = model._meta.get_field(name).related_model
    return related.objects


def times(rows: Iterator[tuple[str, int, datetime, datetime]]) -> Iterator[OrganisationTime]:
    for organisation, staff, start, end in rows:
        yield OrganisationTime(organisation, minutes_between(start, end), staff)

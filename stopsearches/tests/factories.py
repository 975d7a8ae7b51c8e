"""Stop searches for tests, made the way the form makes them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from accounts.models import User
from stopsearches.models import StopSearch
from stopsearches.services import record_stop_search

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
STOW = {"lat": 51.77535, "lng": 0.11387}


def stop_search(by: User, **fields: Any) -> StopSearch:
    place = {} if {"lat", "zone"} & fields.keys() else STOW
    return record_stop_search(
        by=by, **{"searched_at": NOW - timedelta(days=6), "now": NOW, **place, **fields}
    )


def published(month_file: Any, **fields: Any) -> StopSearch:
    """One that was read from a published file: no zone, an approximate point."""
    return StopSearch.objects.create(
        source="police_uk", police_file=month_file, supplied_at=NOW,
        **{"searched_at": NOW - timedelta(days=6), **fields},
    )  # fmt: skip

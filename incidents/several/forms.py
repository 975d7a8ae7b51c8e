"""All rows of the page on which several incidents are typed."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.http import QueryDict

from accounts.models import User
from incidents.several.rows import RowForm, zones_to_choose

ROWS, MORE, MOST = 10, 10, 100
NEAR = "May be on record already: look at what is beside the row. Empty the row if it is, or send it again."


class SeveralForm:
    """The rows in order; empty ones count for nothing."""

    def __init__(self, *, user: User, now: datetime, data: QueryDict | None = None) -> None:
        self.rows: list[RowForm] = []
        self.added_from = 0
        above: RowForm | None = None
        zones = zones_to_choose()
        for number in range(_how_many(data)):
            row = RowForm(
                data, prefix=f"row-{number}", user=user, zones=zones, above=above, now=now, auto_id="%s"
            )
            self.rows.append(row)
            if data is not None and not row.is_empty:
                # The next row asks what stands here.
                row.full_clean()
                above = row
        if data is not None and "more" in data:
            self._add(user, now, zones)

    @property
    def typed(self) -> list[RowForm]:
        return [row for row in self.rows if row.is_bound and not row.is_empty]

    @property
    def may_add(self) -> bool:
        return len(self.rows) < MOST

    def is_valid(self) -> bool:
        """Looks for what is near only once nothing else is wrong."""
        if any(row.errors for row in self.typed):
            return False
        sent_with = {row.cleaned_data["client_id"] for row in self.typed}
        asked = [row for row in self.typed if row.look_nearby(sent_with)]
        for row in asked:
            row.add_error("category", NEAR)
        return not asked

    def faults(self) -> Iterator[tuple[str, str]]:
        """For the summary: where, and what, with the number of the row."""
        for number, row in enumerate(self.rows, start=1):
            if row in self.typed:
                for field in row:
                    yield from ((field.id_for_label, f"Row {number}: {error}") for error in field.errors)

    def _add(self, user: User, now: datetime, zones: Any) -> None:
        first, end = len(self.rows), min(len(self.rows) + MORE, MOST)
        self.added_from = first
        self.rows += [
            RowForm(prefix=f"row-{number}", user=user, zones=zones, above=None, now=now, auto_id="%s")
            for number in range(first, end)
        ]


def _how_many(data: QueryDict | None) -> int:
    try:
        return min(max(int(data["rows"]), 1), MOST) if data is not None else ROWS
    except (KeyError, ValueError):
        return ROWS

"""What a census says of ethnicity: its groups, and how many people of each live in the district.

Plain Python. The counts themselves are rows of a table, so that a later census can be added.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from stopsearches.codes import NOT_RECORDED, SELF_ETHNICITIES, UNRECOGNISED

ROMA = "white_roma"
# Of a search, and no group of people.
_NO_GROUP = ("not_stated", NOT_RECORDED, UNRECOGNISED)
# Named as a search is, so that the two lists can be laid side by side; only the census has Roma.
ROWS = {code: label for code, label in SELF_ETHNICITIES.items() if code not in _NO_GROUP} | {
    ROMA: "White: Roma"
}
ROMA_NOTE = "Roma, whom the police's list does not have, are counted with other White people."


@dataclass(frozen=True, slots=True)
class EthnicGroup:
    """One of the groups that rates are given for, as the rows of the census that make it up."""

    name: str
    rows: tuple[str, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """Self-defined ethnicities of a search that belong to it."""
        return tuple(row for row in self.rows if row in SELF_ETHNICITIES)


@dataclass(frozen=True, slots=True)
class Grouping:
    """The group that others are compared with, and these others."""

    reference: EthnicGroup
    others: tuple[EthnicGroup, ...]


@dataclass(frozen=True, slots=True)
class Census:
    """The usual residents of one area on one day, by the rows of the census."""

    table_code: str
    reference_on: date
    area_code: str
    source: str
    residents: Mapping[str, int]

    def residents_of(self, group: EthnicGroup) -> int:
        return sum(self.residents.get(row, 0) for row in group.rows)

    @property
    def day(self) -> str:
        return f"{self.reference_on.day} {self.reference_on:%B %Y}"

    def source_of(self, area: str) -> str:
        return f"{self.source}, table {self.table_code}, {area} ({self.area_code}), of {self.day}"


def _group(name: str, prefix: str) -> EthnicGroup:
    return EthnicGroup(name, tuple(row for row in ROWS if row.startswith(f"{prefix}_")))


# The five groups of the Home Office's own statistics.
FIVE_GROUPS = Grouping(
    _group("White", "white"),
    (_group("Asian", "asian"), _group("Black", "black"), _group("Mixed", "mixed"), _group("Other", "other")),
)

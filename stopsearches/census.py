"""How many people of each ethnic group live in Harlow, as the census of 2021 counted them."""

from dataclasses import dataclass

from stopsearches.codes import SELF_ETHNICITIES

SOURCE = "Office for National Statistics, Census 2021, table TS021, Harlow (E07000073)"

# Named as a search is, so that the two lists can be laid side by side; only the census has Roma.
USUAL_RESIDENTS = {
    "white_british": 67_993,
    "white_irish": 743,
    "white_gypsy_or_irish_traveller": 182,
    "white_roma": 193,
    "white_other": 8_103,
    "mixed_white_and_black_caribbean": 1_051,
    "mixed_white_and_black_african": 587,
    "mixed_white_and_asian": 623,
    "mixed_other": 787,
    "asian_indian": 1_613,
    "asian_pakistani": 1_197,
    "asian_bangladeshi": 740,
    "asian_chinese": 817,
    "asian_other": 1_188,
    "black_african": 4_156,
    "black_caribbean": 909,
    "black_other": 762,
    "other_arab": 301,
    "other_any": 1_385,
}
ROMA_NOTE = "Roma, whom the police's list does not have, are counted with other White people."


@dataclass(frozen=True, slots=True)
class EthnicGroup:
    """One of the groups that rates are given for, as the rows of the census that make it up."""

    name: str
    rows: tuple[str, ...]

    @property
    def population(self) -> int:
        return sum(USUAL_RESIDENTS[row] for row in self.rows)

    @property
    def codes(self) -> tuple[str, ...]:
        """Self-defined ethnicities of a search that belong to it."""
        return tuple(row for row in self.rows if row in SELF_ETHNICITIES)


@dataclass(frozen=True, slots=True)
class Grouping:
    """The group that others are compared with, and these others."""

    reference: EthnicGroup
    others: tuple[EthnicGroup, ...]


def _group(name: str, prefix: str) -> EthnicGroup:
    return EthnicGroup(name, tuple(row for row in USUAL_RESIDENTS if row.startswith(f"{prefix}_")))


# The five groups of the Home Office's own statistics.
FIVE_GROUPS = Grouping(
    _group("White", "white"),
    (_group("Asian", "asian"), _group("Black", "black"), _group("Mixed", "mixed"), _group("Other", "other")),
)

"""Powers in sentences, the same on every page. Plain Python."""

from datetime import datetime

from zones.powers.kinds import LABELS, SHORT, Power
from zones.powers.timing import until_words


def called(kind: str, name: str, area_name: str) -> str:
    """Section 60 stop and search, North Gate; Public spaces protection order: no alcohol, Town centre"""
    said = LABELS[Power(kind)]
    return f"{said}: {name}, {area_name}" if name else f"{said}, {area_name}"


def in_force(kind: str, name: str, area_name: str, over_at: datetime | None, now: datetime) -> str:
    """Section 60 in force in North Gate until 21:20 today."""
    what = SHORT[Power(kind)]
    named = f" ({name})" if name else ""
    return f"{what}{named} in force in {area_name} {until_words(over_at, now)}."

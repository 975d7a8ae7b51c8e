"""A count over the year so far and over twelve months, each beside as many weeks before."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

from measures.counts import percentage_change
from measures.weeks import Week
from measures.year import Compared, Stretch, has_no_counterpart, is_on_record, rolling_year, year_to_date
from summaries.figures.counted import BEFORE, Counted

# The names of the weeks of a stretch; None where it begins before the first record.
Names = Sequence[str] | None


@dataclass(frozen=True)
class OverTime:
    """The weeks that a paper's counts stand beside, worked out once for all its zones and kinds."""

    counted: Counted
    week: Week
    # The newest first.
    weeks_before: tuple[Week, ...]
    last_year: Week
    year: tuple[Names, Names]
    rolling: tuple[Names, Names]
    weeks_of_year: int

    @classmethod
    def until(cls, week: Week, counted: Counted) -> Self:
        def names(stretch: Stretch) -> Names:
            return [str(each) for each in stretch] if is_on_record(stretch, counted.first_week) else None

        def both(compared: Compared) -> tuple[Names, Names]:
            return names(compared.now), names(compared.before)

        year = year_to_date(week)
        return cls(
            counted,
            week,
            tuple(week.previous(n) for n in range(1, BEFORE + 1)),
            week.same_week_last_year(),
            both(year),
            both(rolling_year(week)),
            year.weeks,
        )

    def year_figures(self, area: str, kind: str) -> dict[str, Any]:
        """Weeks 1 to n of this year and of the last; None of a stretch not on record from its beginning."""
        return {**self._compared(self.year, area, kind), "weeks": self.weeks_of_year}

    def rolling_figures(self, area: str, kind: str) -> dict[str, Any]:
        """The 52 weeks up to this one and the 52 before."""
        return self._compared(self.rolling, area, kind)

    def _compared(self, stretches: tuple[Names, Names], area: str, kind: str) -> dict[str, Any]:
        now, before = (self._sum(names, area, kind) for names in stretches)
        change = None if now is None or before is None else percentage_change(now, before)
        return {"now": now, "before": before, "percent": None if change is None else round(change)}

    def _sum(self, names: Names, area: str, kind: str) -> int | None:
        if names is None:
            return None
        return sum(self.counted.counts.get((name, area, kind), 0) for name in names)


def week_53_note(week: Week) -> list[dict[str, Any]]:
    """That the year of a week 53 is compared with other weeks than of the same numbers."""
    if not has_no_counterpart(week):
        return []
    before = year_to_date(week).before
    words = (
        f"{week.year - 1} had no week {week.number}: the {before.length} weeks up to this one are beside "
        f"the {before.length} just before them, {before.first.label} to {before.last.label}."
    )
    return [{"code": "week_53", "count": None, "words": words}]

"""Two invented corners outside the zones where more began to happen, and what people made of the lists."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random

from accounts.models import User
from harlowsafety.demo.chance import days_between, moment
from harlowsafety.demo.rates import BY_EVENING
from hotspots.emerging.services import decide_cell, find_emerging_cells
from hotspots.models import CellDecision
from measures.weeks import Week

# Where, how many in each of the last weeks (the newest last), and the days between two before that.
CORNERS = (
    ((51.76342, 0.09871), (2, 3, 2, 2, 3, 2), 95),
    ((51.77873, 0.10224), (3, 4), 120),
)
CATEGORIES = ("antisocial_behaviour", "antisocial_behaviour", "criminal_damage", "violence", "theft")
LOOKS = 3


def happenings(seed: int, *, start: date, week: Week) -> Iterator[tuple[datetime, str, float, float]]:
    """(when, category, lat, lng), by chance of its own, so that the rest of the story stays as it was."""
    chance = Random(f"{seed} elsewhere")  # noqa: S311 - a demonstration must repeat itself
    for (lat, lng), counts, apart in CORNERS:
        began = week.previous(len(counts) - 1).starts_on
        quiet = days_between(start, began - timedelta(days=1))[30::apart]
        busy = [
            week.previous(len(counts) - 1 - number).starts_on + timedelta(days=chance.randrange(7))
            for number, count in enumerate(counts)
            for _ in range(count)
        ]
        for day in (*quiet, *busy):
            near = chance.gauss(lat, 0.00008), chance.gauss(lng, 0.00012)
            yield moment(chance, day, BY_EVENING), chance.choice(CATEGORIES), *near


def look_for_emerging_cells(week: Week, *, by: User, now: datetime) -> int:
    """The last Mondays' lists; the corner that was found first has been watched since."""
    for number in range(LOOKS - 1, -1, -1):
        looked = week.previous(number)
        monday = min(looked.ends_at + timedelta(hours=6, minutes=30), now)
        found = find_emerging_cells(week=looked, now=monday)
        first = found.cells.filter(is_listed=True).first()
        if number and first is not None and not CellDecision.objects.exists():
            decide_cell(
                cell=first.cell, kind=CellDecision.Kind.WATCHED, by=by, now=monday + timedelta(hours=3)
            )
    return found.cells.filter(is_listed=True).count()

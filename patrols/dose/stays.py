"""The visits of a period with who made them, read so that the cost grows with the period alone."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from measures.dose import LONGEST_PATROL_MINUTES
from measures.dose import Visit as TimeInZone
from patrols.models import Patrol, Visit
from patrols.plans.delivery import MadeVisit


@dataclass(frozen=True, slots=True)
class Stay(MadeVisit):
    """A visit that counts, with everybody on its patrol; `time` is what the sums take."""

    staff: int
    time: TimeInZone = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "time", TimeInZone(self.arrived_at, self.left_at, self.staff))

    @property
    def minutes(self) -> float:
        return self.time.minutes


def stays_between(start: datetime, end: datetime) -> list[Stay]:
    """Visits that began in that time, of patrols that are over and not struck out: two queries.

    A visit lies within its patrol, of at most 12 hours. Patrols and visits are read each through the
    index of its own times and put together here: joined by the database, which cannot know that those
    times go together, they cost several times as much.
    """
    earliest = start - timedelta(minutes=LONGEST_PATROL_MINUTES)
    patrols = Patrol.objects.counted().between(earliest, end).order_by()
    staff: dict[int, int] = {}
    sent_by: dict[int, set[int]] = {}
    for patrol, staff_count, organisation in patrols.values_list("pk", "staff_count", "crews__organisation"):
        staff[patrol] = staff_count
        sent_by.setdefault(patrol, set()).add(organisation)
    organisations = {patrol: frozenset(each) for patrol, each in sent_by.items()}
    visits = Visit.objects.filter(left_at__isnull=False).between(start, end).order_by()
    rows = visits.values_list(
        "patrol", "zone_version__zone", "zone_version__zone__parent", "arrived_at", "left_at"
    )
    return [
        Stay(
            (zone,) if parent is None else (zone, parent), organisations[patrol], arrived, left, staff[patrol]
        )
        for patrol, zone, parent, arrived, left in rows
        if patrol in staff
    ]

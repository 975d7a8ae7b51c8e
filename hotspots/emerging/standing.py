"""Whether a dismissal still stands when its cell is found again. Plain Python.

It rested on the figures of its week: it says nothing of clearly more, nor of a time long after.
"""

from measures.counts import SMALLEST_DIFFERENCE
from measures.weeks import Week

STANDS_WEEKS = 12


def still_stands(*, held: int, then: Week, holds: int, now: Week) -> bool:
    """Dismissed in the look of week `then` at `held` incidents; it `holds` so many in the look of `now`.

    Example: dismissed at 6, it stands at 8 and not at 9; and not in the 13th week after.
    """
    weeks = (now.starts_on - then.starts_on).days // 7
    return holds < held + SMALLEST_DIFFERENCE and weeks <= STANDS_WEEKS

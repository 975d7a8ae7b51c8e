"""The register of technology: one pause that the press told of, and a return that follows from the article.

Of the other technologies nobody has said how they stand, so the register says that it is not recorded.
"""

from datetime import date, datetime

from accounts.models import User
from deployments.register.services import record_status
from deployments.register.standing import State
from deployments.technologies import Technology
from measures.weeks import Week

PAUSED_ON = date(2026, 3, 20)
FACES = Technology.LIVE_FACIAL_RECOGNITION


def make_technology_status(*, week: Week, police: User, now: datetime) -> int:
    """The force paused facial recognition; the article's week has two vans out again."""
    if week.starts_on <= PAUSED_ON:
        return 0
    record_status(
        technology=FACES, state=State.PAUSED, since_on=PAUSED_ON,
        reason="A Cambridge study found that it identified Black people more often than others and men more "
        "often than women; software and policy are being updated",
        source="Press reports of that day; the force’s own first day was not recorded",
        by=police, now=now,
    )  # fmt: skip
    record_status(
        technology=FACES, state=State.ACTIVE, since_on=week.starts_on,
        reason="Two vans were deployed in that week; the day of the return was not recorded",
        source="Harlow Council, press article", by=police, now=now,
    )  # fmt: skip
    return 2

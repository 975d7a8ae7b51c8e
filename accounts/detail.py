"""At which detail a person reads what was reported: the one place where rights become a detail."""

from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from accounts.rights import Right
from measures.disclosure.detail import Detail

# The closest first.
_DETAILS = (
    (Right.VIEW_POINTS, Detail.RECORDS),
    (Right.VIEW_INCIDENTS, Detail.COUNTS),
    (Right.VIEW_HOTSPOTS, Detail.COUNTS),
    (Right.VIEW_PUBLISHED_FIGURES, Detail.PUBLISHED),
)


def detail_of(user: User | AnonymousUser) -> Detail:
    """The closest that a right of this person allows."""
    if not isinstance(user, User):
        return Detail.NOTHING
    return next((detail for right, detail in _DETAILS if user.can(right)), Detail.NOTHING)

"""Who ended whose sign-in or API key: the accounts room says it, whichever door it was done at."""

from uuid import UUID

from allauth.core import context

from accounts.models import User
from audit.services import Action, record_access


def record_end(*, what: str, person: User, by: User, how_many: int, number: UUID | None) -> None:
    """Named by the person whose it was, and a single one by its number, too."""
    names = [str(person.pk), str(number)] if number else [str(person.pk)]
    record_access(
        context.request,
        Action.REMOVED,
        f"{what} of a person",
        ids=names,
        count=None if number else how_many,
        user=by,
    )

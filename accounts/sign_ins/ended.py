"""That a sign-in or a key was ended is told to the access log, which a room above keeps."""

from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string

from accounts.models import User


def tell_of_end(*, what: str, person: User, by: User, how_many: int, number: UUID | None = None) -> None:
    """Nothing where there was none to end: a second click ended nothing."""
    if how_many:
        import_string(settings.WHEN_A_SIGN_IN_IS_ENDED)(
            what=what, person=person, by=by, how_many=how_many, number=number
        )

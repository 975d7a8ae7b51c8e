"""How a person is recognised at sign-in."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings
from django.db.models import QuerySet

from accounts.models import Organisation, User
from accounts.statements import Statement


class PeopleBackend(AuthenticationBackend):
    """E-mail and password. Demonstration people are nobody unless DEBUG is on."""

    def get_user(self, user_id: int) -> User | None:
        """With the organisation: what somebody may do depends on it, and is asked often."""
        person = _load(user_id)
        return person if person is not None and self.user_can_authenticate(person) else None

    def user_can_authenticate(self, user: User) -> bool:
        if user.is_demonstration and not settings.DEBUG:
            return False
        return super().user_can_authenticate(user)


def _load(user_id: int) -> User | None:
    """Every request asks this, so its SQL is written once."""
    found = _PERSON.rows(values=(int(user_id),))
    if not found:
        return None
    own = len(_OWN)
    person = User.from_db("default", _OWN, found[0][:own])
    person.organisation = Organisation.from_db("default", _OF_ORGANISATION, found[0][own:])
    return person


def _person(user_id: int) -> "QuerySet[User, Any]":
    wanted = (*_OWN, *(f"organisation__{name}" for name in _OF_ORGANISATION))
    return User.objects.filter(pk=user_id).order_by().values_list(*wanted)


_OWN = [field.attname for field in User._meta.concrete_fields]
_OF_ORGANISATION = [field.attname for field in Organisation._meta.concrete_fields]
_PERSON = Statement(_person)

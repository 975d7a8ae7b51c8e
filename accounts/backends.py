"""How a person is recognised at sign-in."""

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings

from accounts.models import User


class PeopleBackend(AuthenticationBackend):
    """E-mail and password. Demonstration people are nobody unless DEBUG is on."""

    def user_can_authenticate(self, user: User) -> bool:
        if user.is_demonstration and not settings.DEBUG:
            return False
        return super().user_can_authenticate(user)

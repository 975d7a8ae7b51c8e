"""How a person is recognised at sign-in."""

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings

from accounts.models import User


class PeopleBackend(AuthenticationBackend):
    """E-mail and password. Demonstration people are nobody unless DEBUG is on."""

    def get_user(self, user_id: int) -> User | None:
        """With the organisation: what somebody may do depends on it, and is asked often."""
        person = User.objects.select_related("organisation").filter(pk=user_id).first()
        return person if person is not None and self.user_can_authenticate(person) else None

    def user_can_authenticate(self, user: User) -> bool:
        if user.is_demonstration and not settings.DEBUG:
            return False
        return super().user_can_authenticate(user)

"""How the API knows a key: by the hash of its text, while it lasts, and with what it may do."""

from datetime import datetime, timedelta
from hmac import compare_digest

from django.utils import timezone
from knox.auth import TokenAuthentication
from knox.crypto import hash_token
from knox.settings import CONSTANTS
from rest_framework.exceptions import AuthenticationFailed

from accounts.models import ApiToken, User
from measures.weeks import local

# How exactly it is kept when a key was last used: else each request would write.
_USED_WITHIN = timedelta(hours=1)


class KeyAuthentication(TokenAuthentication):
    """A key that has expired says so, and stays in the list of its owner's keys."""

    def authenticate_credentials(self, token: bytes) -> tuple[User, ApiToken]:
        now = timezone.now()
        key = _find(token)
        if key is None:
            raise AuthenticationFailed("No such key. It may have been ended, or its owner has left.")
        if key.has_expired_at(now):
            raise AuthenticationFailed(
                f"This key expired on {local(key.expiry):%-d %B %Y}. "
                "Its owner can make another under “Your account”."
            )
        if not key.user.is_active:
            raise AuthenticationFailed("No such key. It may have been ended, or its owner has left.")
        _keep_use(key, now)
        return key.user, key


def _find(token: bytes) -> ApiToken | None:
    try:
        text = token.decode()
        digest = hash_token(text)
    except ValueError:
        return None
    alike = ApiToken.objects.filter(token_key=text[: CONSTANTS.TOKEN_KEY_LENGTH])
    keys = alike.select_related("user__organisation")
    return next((key for key in keys if compare_digest(key.digest, digest)), None)


def _keep_use(key: ApiToken, now: datetime) -> None:
    if key.last_used_at is None or now - key.last_used_at >= _USED_WITHIN:
        ApiToken.objects.filter(pk=key.pk).update(last_used_at=now)

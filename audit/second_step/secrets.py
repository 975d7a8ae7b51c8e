"""The secrets of second steps are kept encrypted, so that a copy of the database alone makes no codes."""

import base64
import secrets

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes

_USE = b"harlowsafety second steps"


def encrypted(text: str) -> str:
    return _keys().encrypt(text.encode()).decode()


def decrypted(kept: str) -> str:
    """What cannot be read any more, because the secret key changed, becomes a secret that nobody has."""
    try:
        return _keys().decrypt(kept.encode()).decode()
    except InvalidToken:
        return base64.b32encode(secrets.token_bytes(20)).decode()


def _keys() -> MultiFernet:
    """The first encrypts; keys that were in use before still read."""
    return MultiFernet([_key(each) for each in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret: str | bytes) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=_USE).derive(force_bytes(secret))
    return Fernet(base64.urlsafe_b64encode(derived))

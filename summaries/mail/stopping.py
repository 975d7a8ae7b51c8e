"""The link that ends the e-mails of one person: signed, and good for nothing else."""

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from accounts.models import User

_SALT = "summaries.mail.stop"


def stop_link(user: User) -> str:
    """Good for as long as the service's key: an old e-mail must still let its reader out."""
    token = Signer(salt=_SALT).sign(str(user.pk))
    return str(settings.SITE_URL + reverse("summaries:unsubscribe", args=[token]))


def person_of(token: str) -> User | None:
    try:
        number = Signer(salt=_SALT).unsign(token)
    except BadSignature:
        return None
    found: User | None = User.objects.filter(pk=int(number)).first()
    return found

"""Short letters to somebody about their own account, where a mail server is set."""

import logging

from celery import current_app
from django.conf import settings
from django.core.mail import EmailMessage
from kombu.exceptions import OperationalError

from accounts.models import User

log = logging.getLogger(__name__)
# A letter about an account that comes hours later does more harm than good.
SECONDS = 600
SUBJECT = "Your Harlow Safety account"
_END = """

If that was you, there is nothing to do. If it was not, tell an administrator at once: somebody may know your
password.
"""
_FROM = """
Harlow Safety
{site}
"""


def letters_go_out() -> bool:
    return bool(settings.MAIL_SERVER and settings.MAIL_FROM and settings.MAIL_DOMAINS)


def can_be_written_to(address: str) -> bool:
    """Only in the domains that may be written to."""
    return letters_go_out() and address.rpartition("@")[2].lower() in settings.MAIL_DOMAINS


def tell_of_change(person: User, what: str) -> None:
    """`what` is a whole sentence."""
    post(person.email, SUBJECT, what + _END)


def post(address: str, subject: str, text: str) -> None:
    if can_be_written_to(address):
        hand_over("accounts.send_letter", address, subject, text)


def hand_over(task: str, *arguments: object) -> None:
    """To a worker: nobody waits for a mail server, or is kept from what they do by one that fails."""
    try:
        current_app.send_task(task, args=arguments, expires=SECONDS)
    except OperationalError:
        log.exception("A letter about an account could not be given to a worker")


def send(address: str, subject: str, text: str) -> bool:
    if not can_be_written_to(address):
        return False
    signed = text + _FROM.format(site=settings.SITE_URL)
    EmailMessage(subject, signed, settings.MAIL_FROM, [address]).send()
    return True

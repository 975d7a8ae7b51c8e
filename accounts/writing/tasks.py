"""What the worker does about letters. Nobody waits for a mail server, or learns from how long it takes."""

from celery import shared_task

from accounts.writing.invitations import send_invitation, send_way_back
from accounts.writing.letters import send


@shared_task(name="accounts.send_letter")
def send_letter(address: str, subject: str, text: str) -> bool:
    return send(address, subject, text)


@shared_task(name="accounts.invite")
def invite(person_pk: int, by: str) -> bool:
    return send_invitation(person_pk, by)


@shared_task(name="accounts.send_way_back")
def answer_forgotten(address: str) -> bool:
    return send_way_back(address)

"""Making and ending keys with which programs act for people."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import ApiToken, User
from accounts.sign_ins.ended import tell_of_end


@transaction.atomic
def create_api_token(*, person: User, name: str, scope: str = "", days: int | None = None) -> str:
    """A key for a program that acts as this person. Its text is returned once and not kept."""
    if not person.is_active:
        raise ValidationError(f"{person.email} is deactivated.")
    days = settings.KEY_DAYS if days is None else days
    if not 1 <= days <= settings.KEY_DAYS_AT_MOST:
        raise ValidationError({"days": f"A key lasts from 1 to {settings.KEY_DAYS_AT_MOST} days."})
    scope = scope or ApiToken.Scope.READ
    if scope not in ApiToken.Scope.values:
        raise ValidationError({"scope": "Choose what the key may do."})
    if not name.strip():
        raise ValidationError({"name": "Say what uses the key."})
    _, text = ApiToken.objects.create(
        user=person, name=name.strip(), scope=scope, expiry=timedelta(days=days)
    )
    return str(text)


@transaction.atomic
def end_key(*, person: User, number: UUID, by: User) -> bool:
    """It opens nothing from then on. Whether there was one: twice ends one."""
    deleted, _ = ApiToken.objects.filter(user=person, number=number).delete()
    tell_of_end(what="API key", person=person, by=by, how_many=deleted, number=number)
    return bool(deleted)


def end_keys(*, person: User, by: User) -> int:
    """All of that person's."""
    deleted, _ = ApiToken.objects.filter(user=person).delete()
    tell_of_end(what="API key", person=person, by=by, how_many=deleted)
    return int(deleted)


def forget_keys(*, now: datetime) -> int:
    """Keys that ran out three months ago: until then their owners see why a program stopped."""
    deleted, _ = ApiToken.objects.filter(expiry__lt=now - timedelta(days=90)).delete()
    return int(deleted)

"""The cast of every test: one person per role, and a stranger."""

from typing import Any

import factory
from django.utils import timezone

from accounts.models import AccessReview, Organisation, User
from accounts.rights import Role

PASSWORD = "three random words"


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation
        django_get_or_create = ("short_name",)

    name = "Harlow Council"
    short_name = "HDC"
    kind = Organisation.Kind.COUNCIL


def council() -> Organisation:
    return OrganisationFactory()


def police() -> Organisation:
    return OrganisationFactory(name="Essex Police", short_name="Essex Police", kind="police")


def person(role: str, **fields: Any) -> User:
    """Somebody with that role, in the organisation such people work for."""
    organisation = police() if role == Role.LIAISON else council()
    defaults = {
        "email": f"{role}@example.org",
        "full_name": f"{Role(role).label} Example",
        "organisation": organisation,
        "role": role,
    }
    return User.objects.create_user(password=PASSWORD, **{**defaults, **fields})


def finished_review(by: User) -> AccessReview:
    """Of no account."""
    now = timezone.now()
    return AccessReview.objects.create(begun_at=now, begun_by=by, finished_at=now, finished_by=by)

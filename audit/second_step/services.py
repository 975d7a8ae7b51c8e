"""Taking somebody's second step away, when they have lost it: an administrator does, and it is on record."""

from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest

from accounts.models import User
from accounts.sign_ins.services import end_sessions
from accounts.writing.letters import tell_of_change
from audit.second_step.changes import KIND
from audit.services import Action, record_access


@transaction.atomic
def reset_second_step(*, person: User, by: User, request: HttpRequest | None = None) -> User:
    """They set it up anew when they sign in next, and are signed out everywhere now."""
    if person.pk == by.pk:
        raise ValidationError("Change your own second step from its page, or ask another administrator.")
    Authenticator.objects.filter(user=person).delete()
    end_sessions(person=person, by=by)
    record_access(request, Action.RESET, KIND, ids=[str(person.pk)], user=by)
    transaction.on_commit(lambda: tell_of_change(person, f"{by} reset your second step."), robust=True)
    return person

"""Writing actions: what somebody undertook, and how it stands."""

import uuid
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import Organisation, User
from audit.references import next_reference
from measures.weeks import local
from summaries.models import Action, WeeklySummary


def add_action(
    *,
    what: str,
    owner: Organisation,
    owner_role: str,
    due_on: date,
    by: User,
    now: datetime,
    created_from: WeeklySummary | None = None,
    client_id: uuid.UUID | None = None,
) -> Action:
    """Record an undertaking once: the same `client_id` again returns the action it made."""
    client_id = client_id or uuid.uuid4()
    sent = Action.objects.filter(client_id=client_id, created_by=by)
    made: Action | None = sent.first()
    if made is not None:
        return made
    if due_on < local(now).date():
        raise ValidationError({"due_on": "That day has passed. Enter the day it will be done by."})
    try:
        with transaction.atomic():
            action = Action(
                client_id=client_id, what=what.strip(), owner=owner, owner_role=owner_role.strip(),
                due_on=due_on, created_from=created_from, created_by=by, created_at=now,
                reference=next_reference("ACT", local(now).year),
            )  # fmt: skip
            action.full_clean(validate_constraints=False)
            action.save()
    except IntegrityError:
        # The same form arrived twice at once, and the other one was quicker.
        other: Action | None = sent.first()
        if other is None:
            raise
        return other
    return action


@transaction.atomic
def update_action(
    *, action: Action, status: str, due_on: date, last_word: str, by: User, now: datetime
) -> Action:
    """Say how it stands. Closing it stops it being carried over; opening it again carries it on."""
    action = Action.objects.select_for_update().get(pk=action.pk)
    if status == Action.Status.DROPPED and not last_word.strip():
        raise ValidationError({"last_word": "Say why this action is dropped."})
    if status == Action.Status.OPEN:
        action.closed_at = None
    elif action.closed_at is None:
        action.closed_at = now
    action.status, action.due_on, action.last_word = status, due_on, last_word.strip()
    action.full_clean(validate_constraints=False)
    action.save()
    return action

"""Writing actions: what somebody undertook, and how it stands."""

import uuid
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from accounts.models import Organisation, User
from accounts.rights import Right
from audit.references import next_reference
from measures.weeks import local
from summaries.models import Action, Project, WeeklySummary

KEPT: Any = object()


def add_action(
    *,
    what: str,
    owner: Organisation,
    owner_role: str,
    due_on: date,
    by: User,
    now: datetime,
    created_from: WeeklySummary | None = None,
    project: Project | None = None,
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
                due_on=due_on, created_from=created_from, project=project, created_by=by, created_at=now,
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
    *,
    action: Action,
    status: str,
    last_word: str,
    by: User,
    now: datetime,
    due_on: date = KEPT,
    project: Project | None = KEPT,
) -> Action:
    """Say how it stands. Closing it stops it being carried over; opening it again carries it on.

    Its owners say how it stands. What was agreed, which is the day and the project that it belongs to,
    is changed by whoever manages actions.
    """
    action = Action.objects.select_for_update().get(pk=action.pk)
    if not action.may_be_updated_by(by):
        raise PermissionDenied("Only those who manage actions, and the organisation that does it.")
    _agree(action, due_on, project, by)
    if status == Action.Status.DROPPED and not last_word.strip():
        raise ValidationError({"last_word": "Say why this action is dropped."})
    if status == Action.Status.OPEN:
        action.closed_at = None
    elif action.closed_at is None:
        action.closed_at = now
    action.status, action.last_word = status, last_word.strip()
    action.full_clean(validate_constraints=False)
    action.save()
    return action


def _agree(action: Action, due_on: date, project: Project | None, by: User) -> None:
    """Take over what was agreed anew, if anything was."""
    agreed = {"due_on": due_on, "project": project}
    changed = {
        name: value for name, value in agreed.items() if value is not KEPT and value != getattr(action, name)
    }
    if changed and not by.can(Right.MANAGE_ACTIONS):
        raise ValidationError(dict.fromkeys(changed, "Only those who manage actions change this."))
    for name, value in changed.items():
        setattr(action, name, value)

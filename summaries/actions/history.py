"""What was said of an action over time: each word, status and day, with when and by whom."""

from dataclasses import dataclass
from datetime import date, datetime

from accounts.models import User
from summaries.models import Action


@dataclass(frozen=True, slots=True)
class Said:
    """How an action stood from a moment on. Without a person it was not said on a page or by a program."""

    at: datetime
    status: str
    due_on: date
    last_word: str
    by: str


def said_of(action: Action) -> list[Said]:
    """Newest first; changes of anything else are left out. Two queries."""
    events = list(action.events.select_related("pgh_context").order_by("pgh_id"))
    users = [(event.pgh_context.metadata if event.pgh_context else {}).get("user") for event in events]
    names = dict(User.objects.filter(pk__in={user for user in users if user}).values_list("pk", "full_name"))
    said: list[Said] = []
    for event, user in zip(events, users, strict=True):
        label = str(Action.Status(event.status).label)
        now = Said(event.pgh_created_at, label, event.due_on, event.last_word, names.get(user, ""))
        if not said or _standing(said[-1]) != _standing(now):
            said.append(now)
    return said[::-1]


def _standing(said: Said) -> tuple[str, date, str]:
    return said.status, said.due_on, said.last_word

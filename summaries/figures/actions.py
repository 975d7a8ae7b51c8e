"""What was undertaken: overdue first, carried over until it is closed."""

from datetime import date, datetime
from typing import Any

from measures.weeks import Week, local
from summaries.models import Action


def action_figures(week: Week, as_at: datetime) -> dict[str, Any]:
    """Every open action, and those closed since the week began: one query."""
    today = local(as_at).date()
    found = Action.objects.open_or_closed_since(week.starts_at).for_list().soonest_first()
    rows = [action_row(action, today) for action in found]
    return {
        "rows": rows,
        "open": sum(row["status"] == Action.Status.OPEN for row in rows),
        "overdue": sum(row["is_overdue"] for row in rows),
        "closed": sum(row["status"] != Action.Status.OPEN for row in rows),
    }


def action_row(action: Action, today: date) -> dict[str, Any]:
    """One action as a paper keeps it: who does it is a role in an organisation, and never a name."""
    return {
        "reference": action.reference,
        "what": action.what,
        "owner": f"{action.owner_role}, {action.owner.short_name}",
        "due_on": action.due_on.isoformat(),
        "status": action.status,
        "status_words": "Overdue" if action.is_overdue_on(today) else action.get_status_display(),
        "is_overdue": action.is_overdue_on(today),
        "last_word": action.last_word,
        "created_from": action.created_from.week_text if action.created_from else None,
        "project": action.project.name if action.project else "",
    }

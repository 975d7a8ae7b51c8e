"""What was undertaken: overdue first, carried over until it is closed."""

from datetime import datetime
from typing import Any

from measures.weeks import Week, local
from summaries.models import Action


def action_figures(week: Week, as_at: datetime) -> dict[str, Any]:
    """Every open action, and those closed since the week began: one query."""
    today = local(as_at).date()
    found = Action.objects.open_or_closed_since(week.starts_at).select_related("owner").soonest_first()
    rows = [
        {
            "reference": action.reference,
            "what": action.what,
            "owner": f"{action.owner_role}, {action.owner.short_name}",
            "due_on": action.due_on.isoformat(),
            "status": action.status,
            "status_words": "Overdue" if action.is_overdue_on(today) else action.get_status_display(),
            "is_overdue": action.is_overdue_on(today),
            "last_word": action.last_word,
        }
        for action in found
    ]
    return {
        "rows": rows,
        "open": sum(row["status"] == Action.Status.OPEN for row in rows),
        "overdue": sum(row["is_overdue"] for row in rows),
        "closed": sum(row["status"] != Action.Status.OPEN for row in rows),
    }

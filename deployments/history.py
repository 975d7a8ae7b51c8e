"""What became of a deployment: plans moved on, counts put right, results taken back."""

from collections.abc import Iterator
from typing import Any

from accounts.models import User
from audit.history.reading import Change, Step
from audit.history.words import Line, Telling, begun, newest_first, together, who
from deployments.models import DeploymentResult, TechDeployment
from deployments.words import pounds
from zones.history import PLACE, place_put_right


class DeploymentTelling(Telling):
    """Of a place it tells the zone and never the point; of money, pounds."""

    hidden = frozenset({*PLACE, "status_reason", "client_id", "reference", "recorded_at", "import_batch"})
    free_text = frozenset(
        {
            "site", "funder", "cost_covers", "use_case", "objective", "authority_reference",
            "impact_assessment", "equality_assessment", "public_notice_url", "notes", "watchlist_categories",
            "algorithm",
        }
    )  # fmt: skip

    def words_of(self, step: Step) -> list[str]:
        words = [*super().words_of(step), *place_put_right(step)]
        reason = step.changes.get("status_reason")
        if reason is not None and reason.after:
            words.append(f"The reason: {reason.after}")
        return words

    def value(self, change: Change, value: Any) -> str:
        if change.field.name == "cost_pence" and value is not None:
            return pounds(value)
        return super().value(change, value)


def timeline_of(deployment: TechDeployment) -> list[Line]:
    """Newest first. A result that is changed with the record itself is told in the same line."""
    own = DeploymentTelling().lines_of(deployment)
    first = own[0].at if own else None
    beginning = Line(deployment.recorded_at, who(deployment.recorded_by), (_beginning(deployment),))
    results = [line for line in _results_of(deployment) if line.at != first]
    return newest_first(begun(beginning, together(sorted([*own, *results], key=lambda line: line.at))))


def _beginning(deployment: TechDeployment) -> str:
    if deployment.import_batch:
        return f"Imported with {deployment.import_batch}."
    return "Put on record."


def _results_of(deployment: TechDeployment) -> Iterator[Line]:
    """Each count since it was written down: what it was before, or that it was taken back."""
    tracked: Any = DeploymentResult
    events = list(
        tracked.pgh_event_model.objects.filter(deployment_id=deployment.pk)
        .select_related("pgh_context")
        .order_by("pgh_id")
    )
    keys = {user for event in events if (user := _user_of(event)) is not None}
    people = User.objects.select_related("organisation").in_bulk(keys)
    held: dict[tuple[str, str], int] = {}
    for event in events:
        key = (event.code, event.attribution)
        before = held.get(key)
        if event.pgh_label == "delete":
            held.pop(key, None)
            words = "taken back"
        else:
            held[key] = event.count
            words = f"{event.count:,}" if before is None else f"{event.count:,} instead of {before:,}"
        told = f"{event.get_code_display()}, {event.get_attribution_display().lower()}: {words}."
        yield Line(event.pgh_created_at, who(people.get(_user_of(event))), (told,))


def _user_of(event: Any) -> Any:
    return event.pgh_context.metadata.get("user") if event.pgh_context else None

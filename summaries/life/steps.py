"""What was done to a paper, by whom and when; and whether somebody who worked on it may approve it."""

from collections.abc import Iterable
from datetime import datetime

from accounts.models import User
from summaries.models import Step, WeeklySummary

# What makes somebody an author of this version, as they are told when they try to approve it.
WORK = {
    Step.Kind.COMPILED: "you compiled it",
    Step.Kind.REFRESHED: "you refreshed its figures",
    Step.Kind.EDITED: "you edited its words",
    Step.Kind.CORRECTION_BEGUN: "you began this correction",
}


def record_step(
    summary: WeeklySummary, kind: Step.Kind, *, by: User | None, at: datetime, note: str = ""
) -> Step:
    """Append a step, with the fingerprint of the paper as it stands after it."""
    step: Step = Step.objects.create(
        summary=summary, kind=kind, by=by, at=at, note=note, fingerprint=summary.fingerprint
    )
    return step


def back_to_draft(paper: WeeklySummary) -> None:
    """What was checked or approved is no longer what the paper says. The caller saves."""
    paper.status = WeeklySummary.Status.DRAFT
    paper.checked_by = paper.checked_at = paper.approved_by = paper.approved_at = None


def work_of(steps: Iterable[Step], person: User) -> list[str]:
    """How that person worked on the version with these steps, each way once; empty for whoever did not."""
    kinds = dict.fromkeys(step.kind for step in steps if step.by_id == person.pk and step.kind in WORK)
    return [WORK[Step.Kind(kind)] for kind in kinds]


def authors_of(steps: Iterable[Step]) -> list[User]:
    """Everybody who worked on the version with these steps, each once; nobody is the service itself."""
    found = {step.by_id: step.by for step in steps if step.by is not None and step.kind in WORK}
    return list(found.values())

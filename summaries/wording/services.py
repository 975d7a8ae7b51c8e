"""Putting the words of a draft in somebody's own."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from summaries.life.reading import locked
from summaries.life.steps import back_to_draft, record_step
from summaries.models import Step, WeeklySummary
from summaries.wording.drafting import narrative

LONGEST_NARRATIVE = 1_500


@transaction.atomic
def edit_narrative(*, summary: WeeklySummary, text: str, by: User, now: datetime) -> WeeklySummary:
    """Put the words in somebody's own. No words at all brings back the ones made from the figures.

    What was checked or approved is a draft again; the same words once more change nothing.
    """
    draft = locked(summary)
    if draft.is_issued:
        raise ValidationError({"narrative": "This paper is issued. Start a corrected version first."})
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len("\n".join(lines)) > LONGEST_NARRATIVE:
        raise ValidationError({"narrative": f"Use at most {LONGEST_NARRATIVE:,} characters."})
    own = narrative(draft.figures)
    text = "\n".join(lines) or own
    if text == draft.narrative:
        return draft
    draft.narrative, draft.narrative_is_edited = text, text != own
    draft.author = by
    back_to_draft(draft)
    draft.save()
    record_step(draft, Step.Kind.EDITED, by=by, at=now)
    return draft

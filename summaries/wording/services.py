"""Putting the words of a draft in somebody's own."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from summaries.life.reading import locked
from summaries.models import WeeklySummary
from summaries.wording.drafting import narrative

LONGEST_NARRATIVE = 1_200


@transaction.atomic
def edit_narrative(*, summary: WeeklySummary, text: str, by: User) -> WeeklySummary:
    """Put the words in somebody's own. No words at all brings back the ones made from the figures."""
    draft = locked(summary)
    if draft.is_issued:
        raise ValidationError({"narrative": "This paper is issued. Start a corrected version first."})
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len("\n".join(lines)) > LONGEST_NARRATIVE:
        raise ValidationError({"narrative": f"Use at most {LONGEST_NARRATIVE:,} characters."})
    own = narrative(draft.figures)
    draft.narrative = "\n".join(lines) or own
    draft.narrative_is_edited = draft.narrative != own
    draft.author = by
    draft.save(update_fields=["narrative", "narrative_is_edited", "author"])
    return draft

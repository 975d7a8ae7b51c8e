"""Writing comments on a draft, and saying that one is dealt with."""

import uuid
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import User
from summaries.models import Comment, WeeklySummary

ISSUED = "This paper is issued. Comments are made on a draft."


def comment_on_draft(
    *, summary: WeeklySummary, text: str, by: User, now: datetime, client_id: uuid.UUID | None = None
) -> Comment:
    """Say something of a draft once: the same `client_id` again returns the comment it made."""
    client_id = client_id or uuid.uuid4()
    sent = Comment.objects.filter(client_id=client_id, written_by=by)
    made: Comment | None = sent.first()
    if made is not None:
        return made
    if not text.strip():
        raise ValidationError({"text": "Enter your comment."})
    try:
        with transaction.atomic():
            _refuse_if_issued(summary)
            comment = Comment(
                client_id=client_id, summary=summary, text=text.strip(), written_by=by, written_at=now
            )
            comment.full_clean(validate_constraints=False, validate_unique=False)
            comment.save()
    except IntegrityError:
        # The same form arrived twice at once, and the other one was quicker.
        other: Comment | None = sent.first()
        if other is None:
            raise
        return other
    return comment


@transaction.atomic
def resolve_comment(*, comment: Comment, by: User, now: datetime) -> Comment:
    """Say that it is dealt with. Who said so first stays."""
    _refuse_if_issued(comment.summary)
    comment = Comment.objects.select_for_update().get(pk=comment.pk)
    if not comment.is_resolved:
        comment.resolved_by, comment.resolved_at = by, now
        comment.save(update_fields=["resolved_by", "resolved_at"])
    return comment


def _refuse_if_issued(summary: WeeklySummary) -> None:
    """Holds the paper, so that nobody issues it in between."""
    if WeeklySummary.objects.select_for_update().defer("figures").get(pk=summary.pk).is_issued:
        raise ValidationError(ISSUED)

"""Reviewing who still needs an account."""

from collections.abc import Mapping
from datetime import datetime

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count

from accounts.models import User
from accounts.reviews.models import AccessReview, AccessReviewRow

Decision = AccessReviewRow.Decision
_SECOND_FACTORS: str = "mfa.Authenticator"


@transaction.atomic
def begin_review(*, by: User, now: datetime) -> AccessReview:
    """A row for every active account, as it is now. One that is not finished is gone on with."""
    # Of two at once the second waits here and finds the first one's.
    User.objects.select_for_update().get(pk=by.pk)
    if (begun := AccessReview.objects.unfinished().first()) is not None:
        going_on: AccessReview = begun
        return going_on
    review: AccessReview = AccessReview.objects.create(begun_at=now, begun_by=by)
    people = User.objects.active().select_related("organisation").annotate(keys=Count("auth_token_set"))
    secured = _with_second_factor()
    AccessReviewRow.objects.bulk_create(
        AccessReviewRow(
            review=review, person=each, role=each.role, organisation=each.organisation.name,
            last_signed_in_at=each.last_login, has_second_factor=each.pk in secured, keys=each.keys,
        )
        for each in people
    )  # fmt: skip
    return review


@transaction.atomic
def decide(*, review: AccessReview, decisions: Mapping[int, str], by: User, now: datetime) -> int:
    """What was chosen, by the rows' ids. How many changed; sending the same again changes nothing."""
    if review.finished_at is not None:
        raise ValidationError("This review is finished. Begin another.")
    rows = review.rows.select_for_update().in_bulk([pk for pk, choice in decisions.items() if choice])
    changed = []
    for pk, row in rows.items():
        choice = decisions[pk]
        if choice not in Decision.values:
            raise ValidationError("Choose whether each account is still needed.")
        if row.decision != choice:
            row.decision, row.decided_at, row.decided_by = choice, now, by
            changed.append(row)
    AccessReviewRow.objects.bulk_update(changed, ["decision", "decided_at", "decided_by"])
    return len(changed)


@transaction.atomic
def finish_review(*, review: AccessReview, by: User, now: datetime) -> AccessReview:
    """Nothing in it changes after that."""
    review = AccessReview.objects.select_for_update().get(pk=review.pk)
    if review.finished_at is not None:
        return review
    left = review.rows.undecided().count()
    if left:
        accounts = "1 account is" if left == 1 else f"{left} accounts are"
        raise ValidationError(f"{accounts} not decided yet. Choose for each, then finish.")
    review.finished_at, review.finished_by = now, by
    review.save(update_fields=["finished_at", "finished_by"])
    return review


def _with_second_factor() -> set[int]:
    """Recovery codes alone are none: they are for who lost theirs."""
    if not apps.is_installed("allauth.mfa"):
        return set()
    authenticators = apps.get_model(_SECOND_FACTORS).objects.exclude(type="recovery_codes")
    return set(authenticators.values_list("user_id", flat=True))

"""Keeping the list of outcome codes."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from patrols.models import OutcomeCode

_WRITTEN = re.compile(r"[A-Z][A-Z0-9_]{1,19}")


@transaction.atomic
def save_outcome_code(*, by: User, outcome_code: OutcomeCode | None = None, **fields: Any) -> OutcomeCode:
    """Add a code, or change one. What a code is called in files (`code`) never changes.

    Who changed what is kept in its history.
    """
    if outcome_code is None:
        outcome_code = OutcomeCode(code=str(fields.get("code", "")).strip().upper())
        if not _WRITTEN.fullmatch(outcome_code.code):
            raise ValidationError(
                {"code": "Write the code in 2 to 20 capital letters, digits and _, like ENG_YP."}
            )
    for name, value in fields.items():
        if name != "code":
            setattr(outcome_code, name, value)
    start, end = outcome_code.valid_from, outcome_code.valid_to
    if start and end and end <= start:
        raise ValidationError({"valid_to": "This must be after the first day it can be used."})
    outcome_code.full_clean(validate_constraints=False)
    outcome_code.save()
    return outcome_code

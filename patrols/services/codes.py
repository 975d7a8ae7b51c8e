"""Keeping the list of outcome codes, and what the law sets for each from one day to another."""

import re
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from accounts.models import User
from patrols.models import OutcomeCode, OutcomeTerms

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


@transaction.atomic
def save_outcome_terms(
    *, by: User, code: OutcomeCode, terms: OutcomeTerms | None = None, **fields: Any
) -> OutcomeTerms:
    """Add terms to a code, or change or end some: one set of them holds on a day, and none is deleted.

    Adding the same ones again returns those that are there.
    """
    # Two administrators at once take their turns.
    OutcomeCode.objects.select_for_update().get(pk=code.pk)
    if terms is None:
        if fields and (made := OutcomeTerms.objects.filter(code=code, **fields).first()):
            return made
        terms = OutcomeTerms(code=code)
    for name, value in fields.items():
        setattr(terms, name, value)
    terms.source = (terms.source or "").strip()
    terms.full_clean(validate_constraints=False)
    _check_terms(terms)
    terms.save()
    return terms


def _check_terms(terms: OutcomeTerms) -> None:
    problems: dict[str, str] = {}
    sizes = {name: getattr(terms, name) for name in ("amount_pounds", "minimum_age", "hours")}
    if all(size is None for size in sizes.values()):
        problems["amount_pounds"] = "Enter an amount, a least age or a number of hours."
    problems |= {name: "Enter more than 0." for name, size in sizes.items() if size is not None and size <= 0}
    if terms.valid_to and terms.valid_to <= terms.valid_from:
        problems["valid_to"] = "This must be after the first day on which they hold."
    elif other := _in_the_way(terms):
        days = f"from {_in_words(other.valid_from)}"
        days += f" to {_in_words(other.last_day)}" if other.last_day else " without an end"
        problems["valid_from"] = (
            f"On some of these days other terms hold: {other.in_words}, {days}. Change or end those first."
        )
    if problems:
        raise ValidationError(problems)


def _in_the_way(terms: OutcomeTerms) -> OutcomeTerms | None:
    others = OutcomeTerms.objects.filter(code=terms.code).exclude(pk=terms.pk)
    others = others.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=terms.valid_from))
    if terms.valid_to:
        others = others.filter(valid_from__lt=terms.valid_to)
    return others.order_by("valid_from").first()


def _in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"

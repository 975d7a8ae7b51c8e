"""The filters in force as a page shows them, each with the address that leaves it out."""

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django import forms
from django.http import QueryDict

from govuk.templatetags.govuk import day


@dataclass(frozen=True)
class Chosen:
    """One filter in words; `without` is the query string of the same view without it."""

    label: str
    words: str
    without: str


def chips(form: forms.Form, query: QueryDict) -> list[Chosen]:
    """Every answer of a form that is not empty, in its order. What was refused has no chip."""
    answers = ((form[name], answer) for name, answer in form.cleaned_data.items())
    return [
        Chosen(str(field.label), _words(field.field, answer), without(query, field.name, "page"))
        for field, answer in answers
        if answer not in (None, "")
    ]


def without(query: QueryDict, *names: str) -> str:
    """The query string less those parameters."""
    left = query.copy()
    for name in names:
        left.pop(name, None)
    return f"?{left.urlencode()}"


def flat_choices(field: forms.Field) -> list[tuple[str, str]]:
    """Every (value, label), also of choices that stand in groups."""
    pairs: list[tuple[str, str]] = []
    for value, label in cast(Any, field).choices:
        pairs += label if isinstance(label, list | tuple) else [(str(value), label)]
    return pairs


def _words(field: forms.Field, answer: Any) -> str:
    if isinstance(answer, date):
        return day(answer)
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        return dict(flat_choices(field))[answer]
    return str(answer)

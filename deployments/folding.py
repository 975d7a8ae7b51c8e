"""Long forms kept short: what is rarely known stands behind a fold, which opens where it matters."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField

_EMPTY = (None, "", False)


@dataclass(frozen=True, slots=True)
class Fold:
    """Questions behind a line that opens."""

    title: str
    fields: Sequence[BoundField]

    @property
    def is_open(self) -> bool:
        """Where something was answered or is wrong, nobody should have to look for it."""
        return any(field.errors or field.value() not in _EMPTY for field in self.fields)


def fold(form: forms.BaseForm, title: str, names: Collection[str]) -> Fold:
    return Fold(title, [form[name] for name in names if name in form.fields])


def without(form: forms.BaseForm, names: Collection[str]) -> list[BoundField]:
    """The questions in their order, but for those named."""
    return [field for field in form.visible_fields() if field.name not in names]

"""The H3 cell that somebody chose, in forms and filters."""

from typing import Any

from django import forms

from zones.geometry import GeometryError, cell_from_code


class CellField(forms.CharField):
    """A cell as H3 writes it; its number once it is clean, None where none was chosen."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> int | None:
        code = super().clean(value)
        try:
            return cell_from_code(code) if code else None
        except GeometryError as error:
            raise forms.ValidationError("There is no such cell. Choose one on the map.") from error

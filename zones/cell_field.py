"""The H3 cell that somebody chose, in forms and filters."""

from typing import Any

from django import forms

from govuk.widgets import ShortText
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


class CellsField(forms.CharField):
    """Several cells, typed as H3 writes them with spaces or commas between; the set of their numbers."""

    most = 60

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"widget": ShortText(20), "max_length": 1_200, **kwargs})

    def clean(self, value: Any) -> frozenset[int]:
        codes = super().clean(value).replace(",", " ").split()
        if len(codes) > self.most:
            raise forms.ValidationError(f"Name at most {self.most} cells.")
        cells = set()
        for code in codes:
            try:
                cells.add(cell_from_code(code.lower()))
            except GeometryError as error:
                raise forms.ValidationError(
                    f"{code[:20]} is no cell. Copy its code from the map’s list."
                ) from error
        return frozenset(cells)

"""Money: kept in pence, typed and read in pounds."""

from decimal import Decimal
from typing import Any

from django import forms

from govuk.widgets import ShortText

LARGEST_POUNDS = 10_000_000


class PoundsField(forms.DecimalField):
    """Typed as £15,000 or 249.99; gives whole pence."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            min_value=0, max_value=LARGEST_POUNDS, decimal_places=2, widget=ShortText(10),
            error_messages={"invalid": "Enter an amount in pounds, like 15000 or 249.99."}, **kwargs,
        )  # fmt: skip

    def to_python(self, value: Any) -> Decimal | None:
        typed = value.replace("£", "").replace(",", "") if isinstance(value, str) else value
        found: Decimal | None = super().to_python(typed)
        return found

    def clean(self, value: Any) -> int | None:  # type: ignore[override]
        pounds = super().clean(value)
        return None if pounds is None else int(pounds * 100)

    def prepare_value(self, value: Any) -> Any:
        return f"{value // 100}.{value % 100:02}".removesuffix(".00") if isinstance(value, int) else value

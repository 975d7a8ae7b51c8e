"""Forms that ask again before they keep what looks like a person."""

import hashlib
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField

from audit.free_text.looking import Finding, what_looks_personal

KEEP = "keep_as_written"


class FreeTextForm(forms.Form):
    """Mixin for a form whose `free_text` fields may hold nobody's name. It warns once, and never refuses.

    The tick that keeps the text is good for what was found in it only: another name is asked about anew.
    """

    free_text: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kept = str(self.data.get(self.add_prefix(KEEP), "")) if self.is_bound else ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        found = {
            name: findings
            for name in self.free_text
            if (findings := what_looks_personal(str(cleaned.get(name) or "")))
        }
        digest = _digest_of(found)
        if found:
            # Also when it was ticked: a page that comes back for another reason must not forget the tick.
            self._offer_to_keep(digest)
        if self._kept != digest:
            for name, findings in found.items():
                self.add_error(name, forms.ValidationError(warning_of(findings), code="looks_personal"))
        return cleaned

    @property
    def last_fields(self) -> list[BoundField]:
        """What is asked about the form as a whole, once something was found; for pages that lay it out."""
        return [self[KEEP]] if KEEP in self.fields else []

    def _offer_to_keep(self, digest: str) -> None:
        self.fields[KEEP] = forms.BooleanField(
            label="Keep it as it is written: it is not about a member of the public",
            required=False,
            widget=forms.CheckboxInput(attrs={"value": digest}),
        )


def warning_of(findings: list[Finding]) -> str:
    """What to say to the writer, who has just written it."""
    listed = "; ".join(f"“{each.text}” looks like {each.words}" for each in findings)
    return f"{listed}. Take it out, or tick the box at the end of the form to keep it."


def _digest_of(found: dict[str, list[Finding]]) -> str:
    told = "\n".join(f"{name}:{each.text}" for name, findings in sorted(found.items()) for each in findings)
    return hashlib.sha256(told.encode()).hexdigest()[:16]

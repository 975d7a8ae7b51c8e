"""Whatever people can write in their own words is looked at for names, or is said here to be about nobody."""

from importlib import import_module
from pathlib import Path

import pytest
from django import forms

from audit.free_text.forms import KEEP, FreeTextForm
from tests.house import ROOMS, ROOT

# Shorter answers are names of things, numbers and codes.
LONG = 80
# About what is on record elsewhere, or naming those who are in office: by the room and the field.
ABOUT_NOBODY = {
    "deployments.site": "a place",
    "patrols.basis": "a law",
    "patrols.description": "of an outcome code",
    "patrols.source": "a document",
    "deployments.source": "a document",
    "summaries.keep_because": "of a number in a paper",
    "summaries.label": "of a figure",
    "summaries.mission": "of a project",
    "summaries.narrative": "a paper, approved by two people",
    "summaries.source": "a document",
    "zones.area_name": "a place",
    "zones.geometry": "coordinates",
    "zones.source": "a document",
}


def every_form() -> list[type[forms.BaseForm]]:
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            if not {"tests", "migrations", "running", "embedded"} & set(parts) and _has_form(path):
                import_module(".".join(part for part in parts if part != "__init__"))
    found: list[type[forms.BaseForm]] = []
    waiting: list[type[forms.BaseForm]] = [forms.Form]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            waiting.append(kind)
            if kind.__module__.split(".")[0] in ROOMS and ".tests." not in kind.__module__:
                found.append(kind)
    return sorted(set(found), key=lambda kind: f"{kind.__module__}.{kind.__name__}")


def _has_form(path: Path) -> bool:
    return "Form" in path.read_text(encoding="utf-8")


def long_texts(kind: type[forms.BaseForm]) -> set[str]:
    room = kind.__module__.split(".")[0]
    return {
        f"{room}.{name}"
        for name, field in kind.base_fields.items()
        if type(field) is forms.CharField
        and not isinstance(field.widget, (forms.HiddenInput, forms.PasswordInput))
        and (field.max_length or 10_000) > LONG
    }


@pytest.mark.parametrize("kind", every_form(), ids=lambda kind: f"{kind.__module__}.{kind.__name__}")
def test_what_is_written_in_own_words_is_looked_at(kind: type[forms.BaseForm]) -> None:
    looked_at = set(kind.free_text) if issubclass(kind, FreeTextForm) else set()
    room = kind.__module__.split(".")[0]

    assert long_texts(kind) - {f"{room}.{name}" for name in looked_at} <= set(ABOUT_NOBODY)
    assert looked_at <= set(kind.base_fields), "what is looked at is asked"


def test_the_box_that_keeps_a_text_says_what_it_is_for() -> None:
    from summaries.comments.forms import CommentForm

    form = CommentForm(
        {"text": "Jordan Smith was there", "client_id": "8d8b9d3e-6f1e-4a8b-9d63-2a56a7d0a001"}
    )

    form.is_valid()
    shown = str(form[KEEP])

    assert 'type="checkbox"' in shown
    assert f'value="{form.fields[KEEP].widget.attrs["value"]}"' in shown

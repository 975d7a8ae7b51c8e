"""Which of the sender's columns is which of ours, and what the sender's words mean."""

from collections.abc import Iterator
from typing import Any

from django import forms

from govuk.forms import PlainForm
from imports.kinds import Column, ImportKind

NOT_THERE = [("", "It is not in the file")]
NOT_KNOWN = [("", "I do not know: say so for those rows")]


class ColumnsForm(PlainForm):
    """A question for each column of ours, answered with a heading of the sender's."""

    def __init__(self, *args: Any, kind: ImportKind, headings: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        theirs = [(heading, heading) for heading in headings]
        for column in kind.columns:
            self.fields[column.name] = forms.ChoiceField(
                label=column.heading if column.is_required else f"{column.heading} (optional)",
                help_text=column.help,
                choices=[*([("", "Choose a column")] if column.is_required else NOT_THERE), *theirs],
                required=column.is_required,
                error_messages={"required": f"Choose the column that holds “{column.heading}”."},
            )

    @property
    def columns(self) -> dict[str, str]:
        return {name: heading for name, heading in self.cleaned_data.items() if heading}


class WordsForm(PlainForm):
    """A question for each word of the sender's that is none of our choices."""

    def __init__(
        self, *args: Any, kind: ImportKind, words: dict[str, list[str]], known: dict[str, dict[str, str]],
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self._asked: dict[str, tuple[str, str]] = {}
        for column, number, word in _each(kind, words):
            name = f"{column.name}_{number}"
            self._asked[name] = (column.name, word)
            self.fields[name] = forms.ChoiceField(
                label=f"{column.heading}: what is “{word}”?",
                choices=[*NOT_KNOWN, *((code, label) for label, code in column.choices.items())],
                initial=known.get(column.name, {}).get(word, ""),
                required=False,
            )

    @property
    def values(self) -> dict[str, dict[str, str]]:
        """By our column, the sender's words that were given a meaning."""
        meant: dict[str, dict[str, str]] = {}
        for name, (column, word) in self._asked.items():
            if code := self.cleaned_data.get(name):
                meant.setdefault(column, {})[word] = code
        return meant


def _each(kind: ImportKind, words: dict[str, list[str]]) -> Iterator[tuple[Column, int, str]]:
    for column in kind.columns:
        for number, word in enumerate(words.get(column.name, [])):
            yield column, number, word

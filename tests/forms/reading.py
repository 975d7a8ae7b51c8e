"""What a page asks: its forms with their fields, read as a browser reads them, and what stands in each."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

# What somebody types, in their own characters, and has to find again when the form comes back.
TYPED = frozenset(
    {"text", "textarea", "search", "email", "tel", "url", "number", "date", "time", "month", "week"}
)
_NO_ANSWER = frozenset({"submit", "button", "image", "reset"})


@dataclass
class Field:
    """One question, or one answer to choose of a question: those have the same name."""

    name: str
    kind: str
    value: str = ""
    is_chosen: bool = True


@dataclass
class Form:
    method: str
    action: str
    name: str = ""
    fields: list[Field] = field(default_factory=list)


@dataclass
class Page:
    route: str
    forms: list[Form]
    has_summary: bool
    has_heading: bool

    def typed(self) -> dict[str, list[str]]:
        """What stands in the fields that somebody types into, by their names."""
        found: dict[str, list[str]] = {}
        for form in self.forms:
            for each in form.fields:
                if each.kind in TYPED:
                    found.setdefault(each.name, []).append(each.value)
        return found


def read_page(html: str, route: str = "") -> Page:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Page(route, reader.forms, "govuk-error-summary__title" in html, "<h1" in html)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._open: Form | None = None
        self._area: Field | None = None
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            method = said.get("method", "get").lower()
            self._open = Form(method, said.get("action", ""), said.get("id", ""))
            self.forms.append(self._open)
        elif tag == "select":
            self._select = said.get("name", "")
        elif tag == "option" and self._select:
            # The first stands for the select until another is said to be selected.
            self._add(Field(self._select, "option", said.get("value", ""), "selected" in said), said)
        elif tag == "textarea":
            self._area = Field(said.get("name", ""), "textarea")
            self._add(self._area, said)
        elif tag == "button" and said.get("name"):
            self._add(Field(said["name"], "button", said.get("value", ""), False), said)
        elif tag == "input" and said.get("name"):
            kind = said.get("type", "text").lower()
            if kind not in _NO_ANSWER:
                chosen = kind not in {"checkbox", "radio"} or "checked" in said
                usual = "on" if kind == "checkbox" else ""
                self._add(Field(said["name"], kind, said.get("value", usual), chosen), said)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None
        elif tag == "select":
            self._select = ""
        elif tag == "textarea" and self._area is not None:
            # The line that a template ends after the tag is none of what was typed.
            self._area.value = self._area.value.removeprefix("\r").removeprefix("\n")
            self._area = None

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self._area.value += data

    def _add(self, found: Field, said: dict[str, str]) -> None:
        """A field may stand outside the form that it belongs to, and name it."""
        named = next((form for form in self.forms if form.name and form.name == said.get("form")), None)
        # No browser sends what is disabled.
        if (form := named or self._open) is not None and found.name and "disabled" not in said:
            form.fields.append(found)

"""Forms filled in with junk for none, some or all of their questions."""

import os
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from tests.forms.junk import CONTENTS, DATES, IDS, NAMES, NOT_ASKED, NUMBERS, STRUCTURES, TEXTS, File
from tests.forms.reading import Field

# Few each time, the same each time; `EXAMPLES=200` asks for many more.
_EXAMPLES = int(os.environ.get("EXAMPLES", "4"))
BOUNDED = settings(
    max_examples=_EXAMPLES, derandomize=True, database=None, deadline=None,
    phases=[Phase.generate, Phase.shrink], suppress_health_check=list(HealthCheck),
)  # fmt: skip

# For addresses, of which there are more than forms.
FEWER = settings(BOUNDED, max_examples=_EXAMPLES // 2)
_ANY_WORDS = st.text(st.characters(), max_size=60)

Answer = tuple[str, str | File]


def any_text(ids: Sequence[str]) -> st.SearchStrategy[str]:
    pools = (TEXTS, NUMBERS, DATES, STRUCTURES, [*IDS, *ids])
    return st.one_of(*(st.sampled_from(pool) for pool in pools), _ANY_WORDS)


def any_file() -> st.SearchStrategy[File]:
    contents = st.one_of(st.sampled_from(CONTENTS), st.binary(max_size=80))
    return st.builds(File, st.sampled_from(NAMES), contents)


def in_place_of(fields: Sequence[Field], ids: Sequence[str]) -> st.SearchStrategy[list[str | File]]:
    """Answers to one question: of its own kind and of others, none, one or several."""
    kinds = {each.kind for each in fields}
    if kinds == {"file"}:
        return st.lists(any_file(), max_size=2)
    own = {"number": NUMBERS, "date": DATES, "time": DATES, "month": DATES, "week": DATES, "hidden": IDS}
    offered = [each.value for each in fields]
    usual = st.sampled_from([*offered, *next((own[kind] for kind in kinds if kind in own), TEXTS)])
    one = st.one_of(usual, any_text(ids))
    return st.one_of(
        one.map(lambda answer: [answer]), one.map(lambda answer: [answer]), st.lists(one, max_size=3)
    )


@st.composite
def filled_in(draw: st.DrawFn, fields: Sequence[Field], ids: Sequence[str]) -> list[Answer]:
    """As somebody fills it in who means well, then with junk for none, some or all of the questions."""
    by_name: dict[str, list[Field]] = {}
    for each in fields:
        by_name.setdefault(each.name, []).append(each)
    names = sorted(by_name)
    which = st.sets(st.sampled_from(names), min_size=1, max_size=2) if names else st.just(set())
    spoiled: Any = draw(st.one_of(st.just(set()), which, which, st.just(set(names))))
    answers: list[Answer] = []
    for name in names:
        said = draw(in_place_of(by_name[name], ids)) if name in spoiled else meant_well(by_name[name])
        answers += [(name, each) for each in said]
    if len(spoiled) == len(names):
        answers += draw(st.lists(st.sampled_from(NOT_ASKED), max_size=2))
    return answers


def meant_well(fields: Sequence[Field]) -> list[str | File]:
    """What stands there already; what is empty is answered with something of its kind."""
    kind, today = fields[0].kind, timezone.localdate()
    if kind == "button":
        return []
    if kind == "file":
        return [File("a.csv", b"Date,Zone\n2026-11-01,The Stow\n")]
    if kind in {"option", "radio", "checkbox"}:
        chosen = [each.value for each in fields if each.is_chosen and each.value]
        return [*(chosen or [each.value for each in fields if each.value][:1])]
    examples = {"number": "1", "date": f"{today:%Y-%m-%d}", "time": "19:40", "email": "new@example.org"}
    return [each.value or examples.get(kind, "Some words") for each in fields]


def ids_of(records: Iterable[Any]) -> list[str]:
    """What other people's records are called."""
    found = {
        str(getattr(each, name, ""))
        for each in records
        for name in ("pk", "reference", "number", "client_id")
    }
    return sorted(found - {"", "None"})

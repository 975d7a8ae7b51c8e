"""What differs between two versions: every figure, by an address and a name."""

from copy import deepcopy
from typing import Any

import pytest

from summaries.life.differences import differences_between, leaves

FIGURES: dict[str, Any] = {
    "schema": "3",
    "header": {"week": "2026-W46", "data_as_at": "2026-11-16T06:00:00Z"},
    "incidents": {
        "areas": [
            {
                "slug": "the-stow",
                "name": "The Stow",
                "rows": [
                    {
                        "kind": "theft",
                        "label": "Theft",
                        "this_week": 3,
                        "last_year": None,
                        "year": {"now": 40, "percent": None},
                        "verdict": {"code": "as_expected", "words": "As expected", "p": 0.4},
                    }
                ],
            }
        ],
    },
    "charts": [
        {"slug": "the-stow", "name": "The Stow", "weeks": ["2026-W45", "2026-W46"], "counts": [None, 3]}
    ],
    "patrols": {"patrols": 12, "person_hours": 20.5},
    "actions": {"rows": [{"reference": "ACT-2026-0001", "what": "Mend the gate", "status_words": "Open"}]},
    "definitions": {"version": "3", "words": {"week": "Monday to Sunday"}},
}


def changed(**at: Any) -> dict[str, Any]:
    figures = deepcopy(FIGURES)
    for path, value in at.items():
        *way, last = path.split("__")
        held: Any = figures
        for part in way:
            held = held[int(part)] if part.isdigit() else held[part]
        held[int(last) if last.isdigit() else last] = value
    return figures


def test_the_same_figures_do_not_differ_whenever_they_were_read() -> None:
    assert differences_between(FIGURES, changed(header__data_as_at="later")) == []


@pytest.mark.parametrize(
    ("path", "value", "figure", "what", "was", "now"),
    [
        ("incidents__areas__0__rows__0__this_week", 4, "incidents.the-stow.theft.this_week",
         "The Stow, Theft, this week", "3", "4"),
        ("incidents__areas__0__rows__0__last_year", 0, "incidents.the-stow.theft.last_year",
         "The Stow, Theft, same week last year", "no figure", "0"),
        ("incidents__areas__0__rows__0__verdict__words", "Unusually high",
         "incidents.the-stow.theft.verdict.words", "The Stow, Theft, verdict, words",
         "As expected", "Unusually high"),
        ("charts__0__counts__0", 2, "charts.the-stow.counts.2026-W45",
         "The Stow, counts, 2026-W45, count", "no figure", "2"),
        ("patrols__person_hours", 21.0, "patrols.person_hours", "person hours", "20.5", "21"),
        ("actions__rows__0__status_words", "Done", "actions.ACT-2026-0001.status_words",
         "Mend the gate, status", "Open", "Done"),
    ],
)  # fmt: skip
def test_a_figure_that_changed_is_told_with_both_values(
    path: str, value: Any, figure: str, what: str, was: str, now: str
) -> None:
    (found,) = differences_between(FIGURES, changed(**{path: value}))

    assert found["figure"].startswith(figure)
    assert (found["what"], found["was"], found["now"]) == (what, was, now)


def test_what_is_worked_out_from_other_figures_follows_from_them() -> None:
    after = changed(
        incidents__areas__0__rows__0__this_week=4,
        incidents__areas__0__rows__0__year__now=41,
        charts__0__counts__1=4,
    )

    found = differences_between(FIGURES, after)

    assert [(each["what"], each["follows"]) for each in found] == [
        ("The Stow, Theft, this week", False),
        ("The Stow, Theft, year to date, now", True),
        ("The Stow, counts, 2026-W46, count", True),
    ]


def test_a_row_that_only_one_version_has_is_told_once_and_not_figure_by_figure() -> None:
    without = changed(actions__rows=[])

    (added,), (gone,) = differences_between(without, FIGURES), differences_between(FIGURES, without)

    assert (added["figure"], added["what"]) == ("actions.ACT-2026-0001", "Mend the gate")
    assert (added["was"], added["now"]) == ("not there", "there")
    assert (gone["was"], gone["now"]) == ("there", "not there")


def test_a_figure_that_an_older_version_did_not_have_is_told_by_itself() -> None:
    (found,) = differences_between(FIGURES, changed(patrols__joint_patrols=2))

    assert (found["figure"], found["was"], found["now"]) == ("patrols.joint_patrols", "not there", "2")


def test_every_number_has_an_address_but_for_the_probability_that_the_verdict_says_in_words() -> None:
    addresses = leaves(FIGURES)

    held = [leaf.value for leaf in addresses.values() if isinstance(leaf.value, int | float)]
    assert sorted(held) == [3, 3, 12, 20.5, 40]


def test_two_rows_of_one_name_keep_their_own_addresses() -> None:
    twice = {"technology": {"rows": [{"name": "OpenGate", "hours": 1}, {"name": "OpenGate", "hours": 2}]}}

    assert [leaf.value for leaf in leaves(twice).values()] == [1, 2]

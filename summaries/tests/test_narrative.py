"""Three to five sentences that say what the tables say."""

from typing import Any

import pytest

from summaries.paper.definitions import DEFINITIONS
from summaries.wording.done import overdue_sentence, patrols_sentence, technology_sentence
from summaries.wording.drafting import narrative
from summaries.wording.happened import what_happened
from summaries.wording.rules import RULES
from summaries.wording.unusual import is_it_unusual

AS_EXPECTED = {
    "code": "as_expected",
    "words": "As expected",
    "usual": "4 to 15",
    "p": 0.6,
    "is_flagged": False,
}
HIGH = {
    "code": "unusually_high",
    "words": "Unusually high",
    "usual": "3 to 11",
    "p": 0.003,
    "is_flagged": True,
}
TOO_FEW = {**AS_EXPECTED, "code": "too_few_to_say", "words": "Too few to say", "usual": "0 to 4"}


def row(label: str, count: int, verdict: Any = AS_EXPECTED, weeks: int = 4) -> dict[str, Any]:
    return {
        "kind": label.lower(), "label": label, "this_week": count, "verdict": verdict, "weeks_before": weeks,
    }  # fmt: skip


def paper(
    together: list[dict[str, Any]], stow: list[dict[str, Any]], total: dict[str, Any], **sections: Any
) -> dict[str, Any]:
    return {
        "header": {"label": "Week 46, 2026"},
        "incidents": {
            "areas": [
                {"slug": "all", "name": "All three zones", "rows": together, "total": total},
                {"slug": "the-stow", "name": "The Stow", "rows": stow, "total": total},
            ]
        },
        "patrols": {
            "patrols": 29,
            "visits": 42,
            "person_hours": 61.5,
            "headlines": [{"headline": "compliance_without_enforcement", "count": 12}],
        },
        "technology": {"rows": []},
        "actions": {"overdue": 0},
        **sections,
    }


def test_what_happened_names_the_two_commonest_kinds_and_the_rest() -> None:
    rows = [row("Violence", 9), row("Drugs", 2), row("Anti-social behaviour", 14)]

    text = what_happened(paper(rows, [], row("All kinds", 25)))

    assert text == (
        "In week 46 there were 25 incidents in all three zones: 14 of anti-social behaviour, 9 of violence "
        "and 2 of other kinds."
    )


def test_one_incident_is_said_in_the_singular_and_none_as_none() -> None:
    one = what_happened(paper([row("Theft", 1)], [], row("All kinds", 1)))
    none = what_happened(paper([row("Theft", 0)], [], row("All kinds", 0)))

    assert one == "In week 46 there was 1 incident in all three zones: 1 of theft."
    assert none == "In week 46 no incident was recorded in any zone."


def test_what_stood_out_is_named_with_its_zone_and_usual_range() -> None:
    stow = [row("Anti-social behaviour", 14, HIGH)]

    text = is_it_unusual(paper([row("Anti-social behaviour", 20, HIGH)], stow, row("All kinds", 30)))

    assert text == (
        "Anti-social behaviour in The Stow was unusually high (14; usual range 3 to 11); "
        "no other kind or zone stood out."
    )


def test_a_zone_that_stood_out_with_all_its_kinds_together_is_named_beside_a_kind_of_all_zones() -> None:
    figures = paper([row("Theft", 22, HIGH)], [row("Theft", 7)], row("All kinds", 48))
    figures["incidents"]["areas"][1]["total"] = row("All kinds", 18, {**HIGH, "p": 0.001})

    text = is_it_unusual(figures)

    assert text == (
        "The number of incidents in The Stow was unusually high (18; usual range 3 to 11); "
        "theft in all three zones was unusually high (22; usual range 3 to 11); "
        "no other kind or zone stood out."
    )


def test_a_week_like_others_is_called_as_expected_with_its_range() -> None:
    text = is_it_unusual(paper([row("Violence", 9)], [], row("All kinds", 9)))

    assert text == "That is as expected (usual range 4 to 15), and no kind stood out in any zone."


@pytest.mark.parametrize(
    ("total", "said"),
    [
        (row("All kinds", 5, None, 0), "no earlier week"),
        (row("All kinds", 1, TOO_FEW), "too few to say"),
        (row("All kinds", 9, AS_EXPECTED, 2), "compared with 2 earlier weeks"),
    ],
)
def test_what_cannot_be_said_is_not_said(total: dict[str, Any], said: str) -> None:
    assert said in is_it_unusual(paper([row("Violence", 5, total["verdict"])], [], total))


GATE = {
    "status": "complete",
    "technology": "opengate",
    "technology_label": "OpenGate weapons detector",
    "caused_by": [{"count": 1, "words": "1 knife"}, {"count": 1, "words": "1 arrest"}],
    "during": [{"count": 3, "words": "3 stop searches"}],
}


def test_patrols_are_told_with_those_who_did_as_they_were_asked() -> None:
    said = patrols_sentence(paper([], [], row("All kinds", 0)))

    assert said == (
        "29 patrols (61.5 person-hours) made 42 visits, and people did as they were asked 12 times without "
        "enforcement."
    )


@pytest.mark.parametrize(
    ("visits", "said"),
    [
        (42, "29 patrols (61.5 person-hours) made 42 visits and delivered 19 of 24 planned visits."),
        (0, "No patrol visit to a zone is recorded, of 24 planned."),
    ],
)
def test_a_week_with_a_plan_is_told_against_it(visits: int, said: str) -> None:
    figures = paper([], [], row("All kinds", 0))
    quiet = [{"headline": "compliance_without_enforcement", "count": 0}]
    figures["patrols"] |= {"visits": visits, "planned": 24, "delivered": 19, "headlines": quiet}

    assert patrols_sentence(figures) == said


def test_technology_is_told_by_what_it_led_to_and_never_by_what_happened_meanwhile() -> None:
    said = technology_sentence(paper([], [], row("All kinds", 0), technology={"rows": [GATE]}))

    assert said == "OpenGate weapons detector led to 1 knife and 1 arrest."


def test_none_found_of_those_screened_is_told_as_a_result() -> None:
    detector = {
        "status": "complete",
        "technology_label": "Mobile weapons detector",
        "caused_by": [],
        "weapons": {"caused_by": 0, "words": "0 found of 275 screened"},
    }

    said = technology_sentence(paper([], [], row("All kinds", 0), technology={"rows": [GATE, detector]}))

    assert said.endswith("; mobile weapons detector found no weapon (0 found of 275 screened).")


@pytest.mark.parametrize(
    ("overdue", "said"), [(0, ""), (1, "1 action is overdue."), (2, "2 actions are overdue.")]
)
def test_what_is_overdue_is_told_and_nothing_if_nothing_is(overdue: int, said: str) -> None:
    assert overdue_sentence(paper([], [], row("All kinds", 0), actions={"overdue": overdue})) == said


@pytest.mark.parametrize(
    ("sections", "sentences"),
    [
        ({}, 3),
        ({"technology": {"rows": [GATE]}}, 4),
        ({"technology": {"rows": [GATE]}, "actions": {"overdue": 2}}, 5),
    ],
)
def test_a_paper_has_three_to_five_sentences_without_a_percentage(
    sections: dict[str, Any], sentences: int
) -> None:
    text = narrative(paper([row("Violence", 9)], [], row("All kinds", 9), **sections))

    assert len(text.splitlines()) == sentences
    assert "%" not in text


def test_the_paper_prints_every_rule_that_its_sentences_are_drafted_by() -> None:
    printed = DEFINITIONS["sentences"]

    assert all(rule.name in printed and rule.words in printed for rule in RULES)

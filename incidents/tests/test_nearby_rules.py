"""How near is near, kind by kind, and how a council says otherwise."""

import pytest

from incidents.categories import Category
from incidents.nearby.rules import RULES, Rule, alike, rule_of, rules_from


def test_a_theft_is_compared_with_a_day_and_a_fight_with_hours():
    assert rule_of("theft").hours == 24
    assert rule_of("violence").hours == 3


def test_a_kind_that_implies_a_victim_has_the_rule_of_the_kind_that_it_is_counted_in():
    assert rule_of("domestic_abuse") == rule_of("violence")


def test_a_robbery_may_have_been_reported_as_violence_or_theft_and_not_as_drugs():
    kinds = alike("robbery")

    assert {Category.VIOLENCE, Category.THEFT, Category.WEAPONS} <= kinds
    assert Category.DRUGS not in kinds


def test_being_alike_goes_both_ways():
    assert all((a in alike(b)) == (b in alike(a)) for a in Category for b in Category)


def test_a_council_sets_the_rule_of_one_kind_and_keeps_the_others():
    rules = rules_from("theft=80m/12h")

    assert (rules[Category.THEFT], rules[Category.DRUGS]) == (Rule(80, 12), RULES[Category.DRUGS])


@pytest.mark.parametrize(
    "text", ["theft", "theft=80", "arson=80m/12h", "domestic_abuse=1m/1h", "theft=80m/12h;x"]
)
def test_a_slip_in_the_setting_is_refused_in_words(text):
    with pytest.raises(ValueError, match="is no rule: write theft=100m/24h"):
        rules_from(text)

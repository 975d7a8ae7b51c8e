"""Three to five sentences for a reader with no time: what happened, is it unusual, what is being done."""

from collections.abc import Mapping
from typing import Any

from summaries.wording.rules import RULES


def narrative(figures: Mapping[str, Any]) -> str:
    """The sentences that the rules give, one to a line. No names of people, and no percentages."""
    return "\n".join(text for rule in RULES if (text := rule.sentence(figures)))

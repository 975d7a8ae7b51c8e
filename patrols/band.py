"""How long a visit should be, in words: from 11 to 15 minutes does most."""

from typing import NamedTuple


class Step(NamedTuple):
    from_minutes: int
    advice: str


STEPS = (
    Step(0, "A visit counts from 10 minutes."),
    Step(10, "Long enough to count. From 11 to 15 minutes does most."),
    Step(11, "Just right: from 11 to 15 minutes does most."),
    Step(16, "Longer than the 11 to 15 minutes that do most."),
)


def advice(minutes: float) -> str:
    """What to say after so many minutes in a zone."""
    return [step.advice for step in STEPS if minutes >= step.from_minutes][-1]

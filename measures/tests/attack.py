"""What somebody with all published figures and a computer can find out: least and most of each count."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any

import numpy as np
from scipy.optimize import linprog  # type: ignore[import-untyped]

from measures.disclosure.published import Between, PublishedTable, add_up

PLACES = ("north-gate", "west-gate", "elsewhere")
KINDS = ("violence", "theft", "drugs")


@dataclass(frozen=True)
class Answer:
    """One figure that was asked for: which counts it adds up, as (month, place, kind), and what was said."""

    of: tuple[tuple[int, str, str], ...]
    said: Between


def every_answer(tables: Sequence[PublishedTable]) -> list[Answer]:
    """Every combination of months, places and kinds that can be asked for, and everything in each."""
    months = [tuple(chosen) for chosen in some(range(len(tables)))]
    found = []
    for chosen, places, kinds in product(months, [None, *some(PLACES)], [None, *some(KINDS)]):
        said = add_up([tables[month] for month in chosen], places=places, kinds=kinds)
        found.append(Answer(tuple(product(chosen, places or PLACES, kinds or KINDS)), said))
    return found


def some(of: Iterable[Any]) -> list[tuple[Any, ...]]:
    """Every choice of one or more."""
    everything = tuple(of)
    return [chosen for n in range(1, len(everything) + 1) for chosen in combinations(everything, n)]


def found_out(answers: Sequence[Answer], atom: tuple[int, str, str]) -> tuple[float, float]:
    """The least and the most that one count can be, given all answers at once: sums, differences and all."""
    atoms = sorted({each for answer in answers for each in answer.of})
    sums = np.array([[each in answer.of for each in atoms] for answer in answers], dtype=float)
    rules = np.vstack([sums, -sums])
    limits = [answer.said.high for answer in answers] + [-answer.said.low for answer in answers]
    wanted = np.array([float(each == atom) for each in atoms])
    least, most = (linprog(sign * wanted, A_ub=rules, b_ub=limits, bounds=(0, None)) for sign in (1, -1))
    return float(least.fun), -float(most.fun)

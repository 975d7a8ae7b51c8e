"""The Knox test: worked by hand, blind to busy spots and busy weeks, and quiet where there is nothing."""

from itertools import permutations
from time import perf_counter

import numpy as np
import pytest

from measures.near_pairs import Incidents
from measures.near_repeats import NearRepeats, _Bands, _pairs, find_near_repeats


def knox(incidents: Incidents, seed: int = 1, **asked: object) -> NearRepeats:
    return find_near_repeats(incidents, generator=np.random.default_rng(seed), **asked)  # type: ignore[arg-type]


def pairs_of_their_own() -> Incidents:
    """20 places 1 km apart, each with incidents on days 0 and 3 of a fortnight of its own."""
    place = np.repeat(np.arange(20), 2)
    return Incidents(1000 * place.astype(np.float64), np.zeros(40), place * 14 + np.tile([0, 3], 20))


def scattered(count: int, seed: int) -> Incidents:
    chance = np.random.default_rng(seed)
    return Incidents(
        chance.uniform(0, 6000, count), chance.uniform(0, 5000, count), chance.integers(0, 365, count)
    )


def test_the_worked_example_of_twenty_pairs_where_half_a_one_is_expected() -> None:
    first = knox(pairs_of_their_own()).bands[0]

    assert first.label == "Up to 200 metres, 0 to 7 days"
    assert (first.observed, round(first.expected, 3)) == (20, round(20 * 20 / 780, 3))
    assert (first.p, first.code) == (0.001, "more")
    assert first.ratio is None


def test_expected_is_the_exact_mean_over_every_way_to_deal_the_days() -> None:
    incidents = Incidents(
        np.array([0.0, 150, 300, 900, 950, 2000]), np.zeros(6), np.array([0, 3, 10, 11, 30, 5])
    )
    metres, days = (200, 400), (7, 14)
    pairs = _pairs(incidents, metres)
    assert pairs is not None
    bands = _Bands(pairs, incidents.days, metres, days)

    every = [bands.count(np.array(dealt, dtype=np.int16)) for dealt in permutations(incidents.days.tolist())]

    assert np.mean(every, axis=0) == pytest.approx(bands.expected())
    assert bands.count(bands.day_of).tolist() == [[2, 0], [0, 1]]


def test_every_pair_falls_in_the_band_that_measuring_it_gives() -> None:
    incidents = scattered(150, seed=8)
    expected = np.zeros((2, 3), dtype=int)
    for b in range(150):
        for a in range(b):
            far = np.hypot(
                incidents.eastings[a] - incidents.eastings[b], incidents.northings[a] - incidents.northings[b]
            )
            gap = abs(int(incidents.days[a]) - int(incidents.days[b]))
            if far <= 800 and gap <= 60:
                expected[0 if far <= 400 else 1, 0 if gap <= 7 else 1 if gap <= 30 else 2] += 1

    bands = knox(incidents, metres=(400, 800), days=(7, 30, 60), permutations=99).bands

    assert [band.observed for band in bands] == expected.ravel().tolist()


def test_repeats_planted_among_scattered_incidents_are_found_in_the_nearest_band_only() -> None:
    among, chance = scattered(600, seed=2), np.random.default_rng(3)
    again = chance.choice(600, 120, replace=False)
    incidents = Incidents(
        np.append(among.eastings, among.eastings[again] + chance.uniform(-80, 80, 120)),
        np.append(among.northings, among.northings[again] + chance.uniform(-80, 80, 120)),
        np.append(among.days, among.days[again] + chance.integers(1, 6, 120)),
    )

    bands = knox(incidents).bands

    assert [band.code for band in bands] == ["more", *["not_clear"] * 5]
    assert bands[0].ratio is not None and bands[0].ratio > 2
    assert bands[0].words == "More pairs than expected, unlikely to be chance"


def test_busy_spots_and_busy_weeks_alone_are_no_repeats() -> None:
    chance = np.random.default_rng(6)
    spot = chance.choice(4, 500, p=[0.6, 0.2, 0.1, 0.1])
    incidents = Incidents(
        spot * 700 + chance.normal(0, 150, 500),
        chance.normal(0, 150, 500),
        np.where(chance.random(500) < 0.4, chance.integers(0, 14, 500), chance.integers(0, 365, 500)),
    )

    assert {band.code for band in knox(incidents).bands} == {"not_clear"}


def test_incidents_scattered_by_chance_seldom_look_like_repeats() -> None:
    smallest = [
        min(band.adjusted_p for band in knox(scattered(200, seed), seed, permutations=199).bands)
        for seed in range(40)
    ]

    assert sum(p <= 0.05 for p in smallest) <= 5


def test_the_same_seed_gives_the_same_figures() -> None:
    incidents = scattered(200, seed=9)

    assert knox(incidents, seed=4) == knox(incidents, seed=4)


def test_few_expected_pairs_are_too_few_to_say() -> None:
    bands = knox(scattered(60, seed=1)).bands

    assert bands[0].expected < 5
    assert (bands[0].ratio, bands[0].words) == (None, "Too few to say")


def test_the_bands_are_labelled_without_gaps_between_them() -> None:
    assert [band.label for band in knox(scattered(50, seed=1), days=(7, 14)).bands] == [
        "Up to 200 metres, 0 to 7 days",
        "Up to 200 metres, 8 to 14 days",
        "Over 200 to 400 metres, 0 to 7 days",
        "Over 200 to 400 metres, 8 to 14 days",
    ]


def test_a_band_of_nothing_is_the_same_place_or_day() -> None:
    bands = knox(scattered(50, seed=1), metres=(0, 200), days=(0, 7)).bands

    assert [band.label for band in bands[::3]] == [
        "Same place, same day",
        "Over 0 to 200 metres, 1 to 7 days",
    ]


def test_too_few_incidents_are_refused_with_the_reason() -> None:
    repeats = knox(scattered(19, seed=1))

    assert (repeats.bands, repeats.reason) == ((), "Not shown: 19 incidents are too few, 20 are needed.")


def test_a_crowd_in_one_spot_is_refused_before_it_fills_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("measures.near_repeats.MOST_PAIRS", 1000)

    repeats = knox(Incidents(np.zeros(60), np.zeros(60), np.arange(60)))

    assert repeats.reason == "Not shown: too many lie near each other. Choose a shorter period."


@pytest.mark.parametrize("metres", [(), (400, 200), (-1, 200)])
def test_limits_that_do_not_rise_are_refused(metres: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="rise"):
        knox(scattered(30, seed=1), metres=metres)


def test_too_few_permutations_are_refused() -> None:
    with pytest.raises(ValueError, match="99 or more"):
        knox(scattered(30, seed=1), permutations=10)


def test_five_thousand_incidents_are_tested_in_seconds() -> None:
    incidents = scattered(5000, seed=1)
    started = perf_counter()

    knox(incidents, permutations=99)

    # A fifth of a second on a quiet machine; this allows for a busy one.
    assert perf_counter() - started < 10

"""The small control chart: the same bytes each time, and nothing told by colour alone."""

import re
from datetime import date, timedelta

from govuk.small_chart import c_chart_svg

WEEKS = [date(2025, 11, 17) + timedelta(weeks=n) for n in range(52)]


def drawn(counts: list[int | None], **told: object) -> str:
    arguments: dict[str, object] = {"mean": 5.0, "lower": 0.0, "upper": 11.7, "describes": "The Stow", **told}
    return c_chart_svg(WEEKS[: len(counts)], counts, **arguments)  # type: ignore[arg-type]


def test_the_same_weeks_are_the_same_bytes() -> None:
    assert drawn([3, 4, None, 5]) == drawn([3, 4, None, 5])


def test_a_week_without_data_breaks_the_line_and_has_no_point() -> None:
    svg = drawn([3, 4, None, 5, 6])

    assert svg.count("<polyline") == 2
    assert svg.count("<circle") == 4


def test_a_week_that_stands_out_has_another_shape() -> None:
    svg = drawn([3, 4, 14], standing_out=[2])

    assert svg.count("<rect") == 1
    assert svg.count("<circle") == 2


def test_nothing_is_red_or_green() -> None:
    svg = drawn([3, 14, 4], standing_out=[1])

    colours = set(re.findall(r"#[0-9a-f]{6}", svg))
    assert colours <= {"#0b0c0c", "#505a5f", "#cecece", "#1d70b8"}


def test_its_words_are_escaped() -> None:
    svg = drawn([1], describes='The "Stow" <b> & more')

    assert "aria-label='The \"Stow\" &lt;b&gt; &amp; more'" in svg


def test_without_limits_the_counts_are_drawn_alone() -> None:
    svg = drawn([1, 2], mean=None, lower=None, upper=None)

    assert "limit" not in svg
    assert "stroke-dasharray" not in svg


def test_a_point_never_leaves_the_drawing() -> None:
    svg = drawn([0, 250, 3], upper=400.0)

    heights = [float(y) for y in re.findall(r'cy="([\d.]+)"', svg)]
    assert all(0 < y < 150 for y in heights)


def test_it_reads_no_style_and_runs_nothing() -> None:
    svg = drawn([1, 2])

    assert "<style" not in svg
    assert "<script" not in svg
    assert " style=" not in svg

"""The weighted displacement quotient: its worked example, each reading and each refusal."""

import pytest

from measures.displacement import Displacement, weighted_displacement_quotient


def quotient(
    zone: tuple[int, int], buffer: tuple[int, int], control: tuple[int, int] = (400, 400)
) -> Displacement:
    return weighted_displacement_quotient(
        zone_before=zone[0],
        zone_after=zone[1],
        buffer_before=buffer[0],
        buffer_after=buffer[1],
        control_before=control[0],
        control_after=control[1],
    )


def test_the_worked_example_is_an_eighth_and_reads_as_diffusion() -> None:
    result = quotient((100, 60), (50, 45))

    assert result.value == 0.125
    assert result.code == "diffusion"


@pytest.mark.parametrize(
    ("buffer", "code"),
    [
        ((100, 50), "diffusion_above_effect"),
        ((50, 45), "diffusion"),
        ((50, 50), "none"),
        ((50, 60), "displacement"),
        ((50, 95), "displacement_above_effect"),
    ],
)
def test_each_reading_of_the_quotient(buffer: tuple[int, int], code: str) -> None:
    assert quotient((100, 60), buffer).code == code


@pytest.mark.parametrize(
    ("zone", "buffer", "control"),
    [
        ((19, 20), (50, 45), (400, 400)),
        ((100, 60), (50, 19), (400, 400)),
        ((100, 60), (50, 45), (400, 0)),
        ((100, 60), (50, 45), (0, 400)),
    ],
)
def test_any_count_under_twenty_is_too_few_to_say(
    zone: tuple[int, int], buffer: tuple[int, int], control: tuple[int, int]
) -> None:
    result = quotient(zone, buffer, control)

    assert (result.value, result.code) == (None, "too_few_to_say")
    assert result.words == "Too few to say"


@pytest.mark.parametrize("control", [(400, 400), (400, 200)])
def test_a_zone_that_did_not_improve_against_its_control_has_no_quotient(
    control: tuple[int, int],
) -> None:
    result = quotient((100, 100), (50, 45), control)

    assert (result.value, result.code) == (None, "zone_did_not_improve")


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        quotient((-100, 60), (50, 45))

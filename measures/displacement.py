"""Did trouble move next door? The weighted displacement quotient, with its refusals.

On the counts of one town centre it will often be "too few to say", and says so.
"""

from dataclasses import dataclass
from enum import StrEnum

from measures.inputs import whole_number

SMALLEST_CELL = 20


class DisplacementCode(StrEnum):
    """What the quotient says of the area around a zone that improved."""

    DIFFUSION_ABOVE_EFFECT = "diffusion_above_effect"
    DIFFUSION = "diffusion"
    NONE = "none"
    DISPLACEMENT = "displacement"
    DISPLACEMENT_ABOVE_EFFECT = "displacement_above_effect"
    TOO_FEW_TO_SAY = "too_few_to_say"
    ZONE_DID_NOT_IMPROVE = "zone_did_not_improve"


WORDS = {
    DisplacementCode.DIFFUSION_ABOVE_EFFECT: "The area around improved more than the zone",
    DisplacementCode.DIFFUSION: "The area around improved too",
    DisplacementCode.NONE: "No sign of change in the area around",
    DisplacementCode.DISPLACEMENT: "Some moved to the area around, less than was gained",
    DisplacementCode.DISPLACEMENT_ABOVE_EFFECT: "More moved to the area around than was gained",
    DisplacementCode.TOO_FEW_TO_SAY: "Too few to say",
    DisplacementCode.ZONE_DID_NOT_IMPROVE: "Not shown: the zone did no better than its control",
}


@dataclass(frozen=True, slots=True)
class Displacement:
    """The quotient and what it says; the value is None in the two refusing codes."""

    code: DisplacementCode
    value: float | None

    @property
    def words(self) -> str:
        """The reading in sentence case; for a refusal, its reason."""
        return WORDS[self.code]


def weighted_displacement_quotient(
    *,
    zone_before: int,
    zone_after: int,
    buffer_before: int,
    buffer_after: int,
    control_before: int,
    control_after: int,
) -> Displacement:
    """(D1/C1 - D0/C0) / (R1/C1 - R0/C0) for zone R, ring D around it and control area C.

    Counts over two equally long periods. Not given when any count is under 20 (a control of zero
    among them), nor when the zone did not improve against the control (denominator 0 or more),
    where the quotient has no reading. Refuses negative counts.
    Source: Bowers and Johnson 2003. Example: R 100 to 60, D 50 to 45, C 400 to 400: 0.125.
    """
    r0, r1 = whole_number(zone_before, "A count"), whole_number(zone_after, "A count")
    d0, d1 = whole_number(buffer_before, "A count"), whole_number(buffer_after, "A count")
    c0, c1 = whole_number(control_before, "A count"), whole_number(control_after, "A count")
    if min(r0, r1, d0, d1, c0, c1) < SMALLEST_CELL:
        return Displacement(DisplacementCode.TOO_FEW_TO_SAY, None)
    # Multiplied through by C0 * C1: whole numbers, so that no change is exactly zero.
    around, within = d1 * c0 - d0 * c1, r1 * c0 - r0 * c1
    if within >= 0:
        return Displacement(DisplacementCode.ZONE_DID_NOT_IMPROVE, None)
    quotient = around / within if around else 0.0
    return Displacement(_reading(quotient), quotient)


def _reading(quotient: float) -> DisplacementCode:
    if quotient > 1:
        return DisplacementCode.DIFFUSION_ABOVE_EFFECT
    if quotient > 0:
        return DisplacementCode.DIFFUSION
    if quotient == 0:
        return DisplacementCode.NONE
    if quotient >= -1:
        return DisplacementCode.DISPLACEMENT
    return DisplacementCode.DISPLACEMENT_ABOVE_EFFECT

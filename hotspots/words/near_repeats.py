"""The sentence above the bands of near repeats."""

from hotspots.analysis.near_repeats import FoundRepeats
from hotspots.words.layers import how_many
from measures.near_repeats import RepeatCode


def near_repeats_statement(found: FoundRepeats) -> str:
    """Which bands hold more pairs than chance gives, or that none does, or why nothing is shown."""
    if found.reason or found.repeats is None:
        return found.reason
    more = [band for band in found.repeats.bands if band.code == RepeatCode.MORE]
    of = how_many(found.total, "incident")
    if not more:
        return f"No band of distance and days holds more pairs than chance gives, of {of}."
    named = "; ".join(band.label[0].lower() + band.label[1:] for band in more)
    return f"More pairs than chance gives, of {of}: {named}."

"""Counts in at most five classes with their colours, as in `static/js/map/classes.js`."""

# ColorBrewer's YlGnBu: tells apart for every kind of colour vision, and gets darker in grey too.
COLOURS = ("#ffffcc", "#a1dab4", "#41b6c4", "#225ea8", "#253494")

Limits = tuple[int, int]


def class_limits(largest: int, classes: int = len(COLOURS)) -> list[Limits]:
    """Upper limits that grow: most cells hold few, so equal steps would put them all in one class."""
    limits, start = [], 1
    for n in range(1, classes + 1):
        if start > largest:
            break
        end = largest if n == classes else max(start, int(largest * (n / classes) ** 1.5))
        limits.append((start, end))
        start = end + 1
    return limits


def colour_of(count: int, limits: list[Limits]) -> str:
    """With fewer than five classes the colours are spread, so that the most is always the darkest."""
    if len(limits) == 1:
        return COLOURS[2]
    index = next(n for n, (_, end) in enumerate(limits) if count <= end)
    # As JavaScript rounds: halves go up.
    return COLOURS[int(index * (len(COLOURS) - 1) / (len(limits) - 1) + 0.5)]


def is_dark(colour: str) -> bool:
    """Numbers on the dark colours are white."""
    return COLOURS.index(colour) >= 3


def limits_words(limits: Limits) -> str:
    start, end = limits
    return f"{start}" if start == end else f"{start} to {end}"

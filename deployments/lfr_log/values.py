"""What the cells of a published log say: a number, a length of time, a share. Plain Python."""

import re

LARGEST = 10_000_000
LONGEST_MINUTES = 24 * 60

_COUNT = re.compile(r"\d{1,9}|\d{1,3}(?:,\d{3}){1,2}", re.ASCII)
_LENGTH = re.compile(
    r"(?:(\d{1,4})\s*h(?:rs?|ours?)?\.?,?)?\s*(?:(\d{1,4})\s*m(?:ins?|inutes?)?\.?)?",
    re.ASCII | re.IGNORECASE,
)
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::00)?", re.ASCII)
_SHARE = re.compile(r"(\d{1,3}(?:\.(\d{1,15}))?)\s*(%?)", re.ASCII)


class ValueRefusedError(ValueError):
    """A cell that cannot be what its column holds, in words for whoever can put it right."""


def count_of(text: str) -> int | None:
    """A whole number, with or without commas between the thousands; nothing where the cell is empty."""
    text = text.strip()
    if not text:
        return None
    if not _COUNT.fullmatch(text) or int(text.replace(",", "")) > LARGEST:
        raise ValueRefusedError("This has to be a whole number, such as 0 or 9780.")
    return int(text.replace(",", ""))


def minutes_of(text: str) -> int:
    """A length as logs write it: 4hr 47m, 5 hours, 45 mins, 4:47."""
    text = text.strip()
    match = _CLOCK.fullmatch(text) or _LENGTH.fullmatch(text)
    if not text or match is None:
        raise ValueRefusedError("This has to be a length of time, such as 4hr 47m.")
    minutes = 60 * int(match[1] or 0) + int(match[2] or 0)
    if not 0 < minutes <= LONGEST_MINUTES:
        raise ValueRefusedError("A length is between 1 minute and 24 hours.")
    return minutes


def threshold_of(text: str) -> str | None:
    """A match threshold between 0 and 1, as text: a float would turn 0.64 into something near it."""
    text = text.strip()
    if not text:
        return None
    if not re.fullmatch(r"0(?:\.\d{1,3})?|1(?:\.0{1,3})?|\.\d{1,3}", text, re.ASCII):
        raise ValueRefusedError("This has to be between 0 and 1, with three decimals at most, such as 0.64.")
    return text


def share_agrees(text: str, counts: tuple[int, ...], whole: int) -> bool | None:
    """Whether a printed share is any of the counts in a hundred of the whole, as far as it is rounded.

    None where it is no share, or of nothing. Without its sign it may be in percent, or of 1 as
    spreadsheets keep it: either will do.
    """
    match = _SHARE.fullmatch(text.strip())
    if match is None or whole <= 0:
        return None
    told, decimals = float(match[1]), len(match[2] or "")
    scales = (100,) if match[3] else (100, 1)
    # Half of its last decimal, and a hair for what floats do to a half.
    near = 0.5 * 10**-decimals + 1e-12
    return any(abs(told - scale * count / whole) <= near for count in counts for scale in scales)

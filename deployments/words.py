"""Counts, rates and times of a deployment in words. Plain Python, the same for page, API and summary."""

from datetime import datetime
from math import floor, log10

from measures.counts import may_show_percentage
from measures.rates import Proportion, Rate
from measures.weeks import local


def number(count: int, *, estimated: bool = False) -> str:
    """3,147,436, or "about 275" where somebody guessed."""
    return f"about {count:,}" if estimated else f"{count:,}"


def pounds(pence: int) -> str:
    """£15,000, or £249.99"""
    return f"£{pence // 100:,}.{pence % 100:02}".removesuffix(".00")


def percent(share: float) -> str:
    """A share in percent to two figures, however small: 0.00032% is not 0%."""
    value = 100 * share
    if value == 0 or value >= 99.5:
        return f"{value:.0f}%"
    digits = max(0, 1 - floor(log10(value)))
    text = f"{value:.{digits}f}"
    return f"{text.rstrip('0').rstrip('.') if digits else text}%"


def decimal(value: float) -> str:
    return f"{value:,.1f}".removesuffix(".0")


def share_in_words(share: Proportion, whole_called: str, *, estimated: bool = False) -> str:
    """Never a percentage without its two counts, and none at all of a handful."""
    if share.value is None or share.part is None or share.whole is None:
        return share.reason
    counts = f"{share.part:,} of {number(share.whole, estimated=estimated)} {whole_called}"
    if not may_show_percentage(share.whole) or share.low is None or share.high is None:
        return f"{counts} (too few for a percentage)"
    interval = f"95% interval {percent(share.low)} to {percent(share.high)}"
    return f"{counts}: {percent(share.value)} ({interval})"


def rate_in_words(rate: Rate) -> str:
    if rate.value is None or rate.low is None or rate.high is None:
        return rate.reason
    interval = f"95% interval {decimal(rate.low)} to {decimal(rate.high)}"
    return f"{decimal(rate.value)} per {rate.per:,} ({interval})"


def found_in_words(found: int | None, screened: int | None, *, estimated: bool = False) -> str:
    """ "0 found of 275 screened": none found is a result, and not recorded is not none."""
    of = "number screened not recorded"
    if screened is not None:
        of = f"{number(screened, estimated=estimated)} screened"
    if found is None:
        return f"Weapons not recorded, {of}"
    return f"{found:,} found of {of}" if screened is not None else f"{found:,} found, {of}"


def length_in_words(minutes: int) -> str:
    """4 hours 47 minutes"""
    hours, left = divmod(minutes, 60)
    parts = ((hours, "hour"), (left, "minute"))
    return " ".join(f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in parts if count)


def when_in_words(
    starts_at: datetime, ends_at: datetime | None, *, only_day: bool = False, minutes: int | None = None
) -> str:
    """Saturday 14 November 2026, 10:00 to 16:00, by the London clock; or the day, and for how long."""
    start = local(starts_at)
    if only_day:
        lasted = f", for {length_in_words(minutes)}" if minutes else ""
        return f"{start:%A} {start.day} {start:%B %Y}{lasted}"
    text = f"{start:%A} {start.day} {start:%B %Y}, {start:%H:%M}"
    if ends_at is None:
        return text
    end = local(ends_at)
    if end.date() == start.date():
        return f"{text} to {end:%H:%M}"
    return f"{text} to {end:%A} {end.day} {end:%B %Y}, {end:%H:%M}"

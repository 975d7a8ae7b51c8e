"""The bank holidays of England, from the library that keeps them. Plain Python, no Django."""

from datetime import date

import holidays


def bank_holidays(first: date, last: date) -> list[date]:
    """Those between two days, both included. The substitute for one at a weekend is one, too."""
    years = range(first.year, last.year + 1)
    every = holidays.country_holidays("GB", subdiv="ENG", years=years)
    return sorted(day for day in every if first <= day <= last)

"""Times as a file tells them: no more exactly than they are known."""

from datetime import date, datetime, time

from measures.weeks import local

DAY_ONLY = "day"


def known(moment: datetime, precision: str) -> datetime | date:
    """The day alone where no more is known: midnight would be made up."""
    return local(moment).date() if precision == DAY_ONLY else moment


def day_of(moment: datetime | None) -> date | None:
    return local(moment).date() if moment else None


def clock(moment: datetime | None) -> time | str | None:
    """The time of day; in the hour that happens twice with the letters that tell the two apart."""
    if moment is None:
        return None
    here = local(moment)
    happens_twice = here.replace(fold=0).utcoffset() != here.replace(fold=1).utcoffset()
    shown = here.time().replace(microsecond=0)
    return f"{shown.isoformat('auto' if shown.second else 'minutes')} {here:%Z}" if happens_twice else shown

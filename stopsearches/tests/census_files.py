"""Files of a census for tests, each group with as many people as the test says."""

from datetime import date

from stopsearches.census import ROWS
from stopsearches.census_file import COLUMNS, read_census
from stopsearches.census_services import load_census


def census_file(
    on: str = "2031-03-20", *, residents: int = 1_000, area: str = "E07000073", **replaced: object
) -> str:
    """`replaced` are lines of their own: the text after the code of a group, or None for no line."""
    lines = [f"TS021,{on},{area},{code},{residents},Office for National Statistics" for code in ROWS]
    for code, line in replaced.items():
        place = list(ROWS).index(code)
        lines[place] = "" if line is None else f"TS021,{on},{area},{code},{line}"
    return "\n".join([",".join(COLUMNS), *(line for line in lines if line)]) + "\n"


def another_census(on: str, *, residents: int = 1_000) -> None:
    load_census(census=read_census(census_file(on, residents=residents)), today=date.fromisoformat(on))

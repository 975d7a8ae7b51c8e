"""Which modules a script imports, so that a browser can be told of all of them before it reads the first."""

import re
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath

from django.contrib.staticfiles import finders

_IMPORT = re.compile(r"""^(?:import|export)\b[^;"']*["'](\.[^"']+)["'];""", re.MULTILINE)


@cache
def imported_by(name: str) -> tuple[str, ...]:
    """Static names of every module that this one needs, itself first, each once, the nearest first."""
    found = [name]
    for each in found:
        path = finders.find(each)
        if path is None:
            continue
        source = Path(path).read_text(encoding="utf-8")
        wanted = (normpath(join(dirname(each), said)) for said in _IMPORT.findall(source))
        found.extend(other for other in dict.fromkeys(wanted) if other not in found)
    return tuple(found)

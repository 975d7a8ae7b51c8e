"""The table of who may do what, as text for people who sign off such tables."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from django.conf import settings

from accounts.rights import POLICE_ONLY, RIGHTS, Right, Role
from exports.lists import all_lists
from harlowsafety.celery import app
from harlowsafety.who_may.asked import Door, doors, somebody
from imports.kinds import all_kinds

_OPENING = """# Who may do what

Written by `python manage.py who_may --write` from the code; a test fails when the two differ, and another
asks each address as each role and compares. What a role may not is refused and goes on record. A person
whose account was closed may nothing.

- **Rows**: what may be opened still shows only what that person may see. Other people's saved views, files
  and imports are not there for them, the cabinet member finds issued papers only, and kinds of incident
  that imply a victim are points and exact counts for nobody but those cleared for them.
- **Own work**: a patrol is changed by whoever logged it, until a supervisor corrects it with a reason.
- **Police alone**: {police} also ask that the person works for the police, whatever their role is called.
"""
_OF_TASKS = (
    "Nobody starts one but by what stands above, or the timetable. Each asks again what its person may."
)


def everything() -> str:
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield _OPENING.format(police=" and ".join(f"“{_words(right)}”" for right in sorted(POLICE_ONLY)))
    yield "## Rights\n"
    yield from _table("Right", ((_words(right), _has(right)) for right in Right))
    for heading, is_api in (("Pages", False), ("Endpoints of the API", True)):
        yield f"\n## {heading}\n"
        yield from _doors([door for door in doors() if door.is_api == is_api and not door.is_public])
    yield "\n## Open to everybody, signed in or not\n"
    public = sorted({door.route for door in doors() if door.is_public})
    yield from (f"- `{route}`" for route in public)
    yield "\n## Lists to take out\n"
    lists = all_lists().values()
    yield from _table("List", ((each.label, _may(*each.rights)) for each in lists))
    yield "\n## Files to bring in\n"
    yield from _table("Kind", ((each.label, _may(each.right)) for each in all_kinds().values()))
    yield "\n## Tasks\n"
    yield f"{_OF_TASKS}\n"
    yield from _tasks()


def _doors(asked: list[Door]) -> Iterator[str]:
    for room, of_room in groupby(sorted(asked, key=_room), key=_room):
        yield f"### {room.capitalize()}\n"
        yield from _table("Address and right", _alike(of_room))
        yield ""


def _alike(asked: Iterable[Door]) -> Iterator[tuple[str, Callable[[Role], bool]]]:
    """Ways of calling one address that ask for the same are one row."""
    for (route, rights), same in groupby(asked, key=attrgetter("route", "rights")):
        doors = list(same)
        methods = ", ".join(door.method for door in doors)
        words = " or ".join(map(_words, rights)).lower() or "no right: nobody"
        yield f"{methods} `{route}`: {words}", doors[0].roles.__contains__


def _room(door: Door) -> str:
    plain = door.route.removeprefix("api:")
    return plain.split(":")[0] if ":" in plain else plain.split("-")[0] if door.is_api else "everybody"


def _table(what: str, rows: Iterable[tuple[str, Callable[[Role], bool]]]) -> Iterator[str]:
    yield f"| {what} | {' | '.join(role.label for role in Role)} |"
    yield "|---|" + "---|" * len(Role)
    for words, may in rows:
        yield f"| {words} | {' | '.join('yes' if may(role) else '–' for role in Role)} |"


def _tasks() -> Iterator[str]:
    app.loader.import_default_modules()
    timetable = {entry["task"]: entry["schedule"] for entry in app.conf.beat_schedule.values()}
    yield "| Task | When |"
    yield "|---|---|"
    for task in sorted(name for name in app.tasks if name.split(".")[0] in settings.INSTALLED_APPS):
        when = timetable.get(task)
        yield f"| `{task}` | {_when(when) if when else 'asked for by a page, the API or another task'} |"


def _when(schedule: object) -> str:
    """Minute, hour, day of the month, month and day of the week, as Celery itself writes a timetable."""
    return f"`{str(schedule).removeprefix('<crontab: ').split(' (')[0]}`"


def _has(right: Right) -> Callable[[Role], bool]:
    return lambda role: right in RIGHTS[role]


def _may(*rights: Right) -> Callable[[Role], bool]:
    return lambda role: all(map(somebody(role).can, rights))


def _words(right: Right) -> str:
    return right.value.replace("_", " ").capitalize()

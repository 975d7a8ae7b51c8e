"""Cells that a spreadsheet would run: typed where words are asked for, looked for in files that leave."""

import csv
import io
import re
from collections.abc import Iterator

from openpyxl import load_workbook

from audits.browser import Answer
from audits.served import Site

FORMULAS = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    '=HYPERLINK("http://evil.example")',
)
# What a workbook of ours adds up by itself, from its own lines.
OWN_SUM = re.compile(r"=SUM\(Lines!([A-Z]+)[0-9]+:\1[0-9]+\)")
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def findings(site: Site) -> Iterator[str]:
    _type_formulas(site)
    from accounts.rights import Role
    from harlowsafety.export_lists import LISTS

    for each in LISTS:
        for offered in each.formats:
            told = {"format": offered.value, "reason": "To look for formulas"}
            what, files = f"{each.key} as {offered.value}", 0
            for role in Role.values:
                answer = site.browser(role).post(f"/exports/{each.key}/", told)
                files += "attachment" in answer.header("Content-Disposition")
                yield from _in_file(what, answer)
            if not files:
                yield f"{what} is given to nobody, so nothing can be said of it"
    for address in _files_by_get():
        for role in Role.values:
            yield from _in_file(address, site.browser(role).get(address))


def _type_formulas(site: Site) -> None:
    """Past the forms, which may refuse some: what is on record is what counts."""
    from incidents.models import Incident
    from summaries.models import Action

    incident = Incident.objects.get(pk=site.world.records["incidents"].pk)
    for number, formula in enumerate(FORMULAS):
        incident.pk, incident._state.adding = None, True
        incident.reference, incident.client_id = f"INC-2020-90000{number}", _number()
        incident.description = formula
        incident.save()
    Action.objects.update(what=FORMULAS[0])
    site.world.people["officer"].__class__.objects.filter(role="officer").update(full_name=FORMULAS[3])


def _number() -> str:
    from uuid import uuid4

    return str(uuid4())


def _files_by_get() -> list[str]:
    """Addresses without parameters whose names say that they give a file."""
    from tests.routes import all_routes

    words = ("csv", "xlsx", "download", "file")
    return [
        route.address({})
        for route in all_routes()
        if not route.parameters and any(word in route.name for word in words) and "GET" in route.methods
    ]


def _in_file(what: str, answer: Answer) -> Iterator[str]:
    kind = answer.header("Content-Type")
    if answer.status >= 500:
        yield f"{what} is answered {answer.status}"
    elif "csv" in kind:
        for row in csv.reader(io.StringIO(answer.body.decode("utf-8-sig"))):
            for cell in row:
                if cell.startswith(DANGEROUS) and not _is_number(cell):
                    yield f"{what} has the cell {cell!r}"
    elif "spreadsheetml" in kind:
        for sheet in load_workbook(io.BytesIO(answer.body)):
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == "f" and not OWN_SUM.fullmatch(str(cell.value)):
                        yield f"{what} has the formula {cell.value!r}"


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True

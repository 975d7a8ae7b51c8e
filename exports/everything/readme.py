"""The page of plain words that lies beside the tables."""

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings

from exports.everything.copying import Copied
from exports.everything.rules import rules
from exports.everything.tables import Table
from govuk.templatetags.govuk import moment

FILE = "README.txt"


def readme(copied: Mapping[Table, Copied], *, made_at: datetime, reason: str) -> str:
    rows = sum(each.rows for each in copied.values())
    listed = "\n".join(f"  {each.rows:>10,}  {table.file}" for table, each in copied.items())
    left = "\n".join(f"  {label}: {why}" for label, why in rules().left_out.items())
    without = "\n".join(
        f"  {label}: {', '.join(fields)}" for label, fields in rules().fields_left_out.items()
    )
    return f"""{settings.MARKING}

Everything that the partnership's dashboard held on {moment(made_at)}:
{rows:,} rows in {len(copied)} tables, all read at one moment.
Why it was taken out: {reason or "not said"}

WHAT IT IS
One CSV file for each table, UTF-8, with a line of headings. What each table and column is, its type,
its keys and what its codes mean, is in datapackage.json (a Frictionless data package). Times are UTC.
An empty field without quotes is no value; "" is an empty text. History is in the tables whose names
end in "event". SHA256SUMS has the hash of each file: sha256sum --check SHA256SUMS

WHAT IT IS NOT
It is no spreadsheet file. It says exactly what was typed, so a cell may begin with "=", and a
spreadsheet would run that as a formula. Import it as text, or use the downloads of the lists, which
are guarded. It is as confidential as the dashboard itself, and nobody's rights limit what is in it.

WHAT IS NOT IN IT
{left}
Nor these columns:
{without}

HOW IT COMES BACK
Into an empty database that is at the same version:
  manage.py migrate
  manage.py restore_everything THIS-FILE.zip
Every table is compared with this file afterwards. Nobody's password is in it: make an administrator with
manage.py create_person, who lets the others in again.

THE TABLES
{listed}

{settings.MARKING}
"""

"""Everything out: each table as it is at one moment, written straight into a zip."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from audit.one_moment import one_moment
from exports.everything import description, readme
from exports.everything.copying import Copied, copy_out, write_alike
from exports.everything.tables import Table, tables
from measures.weeks import local

SUMS = "SHA256SUMS"
_LEVEL = 4


def write_everything(
    to: IO[bytes],
    *,
    made_at: datetime,
    reason: str,
    on_tables: Callable[[int, int], None] | None = None,
) -> int:
    """Write the zip, from its beginning to its end, never back; how many rows it holds.

    A row at a time is in memory, however many there are.
    """
    stamp = local(made_at).timetuple()[:6]
    with one_moment(), ZipFile(to, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as zipped:
        write_alike()
        wanted = tables()
        migrations = description.migrations_of(wanted)
        copied: dict[Table, Copied] = {}
        for done, table in enumerate(wanted):
            if on_tables:
                on_tables(done, len(wanted))
            with zipped.open(_entry(table.file, stamp), "w", force_zip64=True) as file:
                copied[table] = copy_out(table, file)
        told = description.description(copied, made_at=made_at, reason=reason, migrations=migrations)
        texts = {
            description.FILE: json.dumps(told, indent=1, ensure_ascii=False),
            readme.FILE: readme.readme(copied, made_at=made_at, reason=reason),
            SUMS: "".join(f"{each.sha256}  {table.file}\n" for table, each in copied.items()),
        }
        for name, text in texts.items():
            zipped.writestr(_entry(name, stamp), text)
    return sum(each.rows for each in copied.values())


def _entry(name: str, stamp: tuple[int, ...]) -> ZipInfo:
    entry = ZipInfo(name, date_time=stamp)  # type: ignore[arg-type]
    entry.compress_type = ZIP_DEFLATED
    return entry

"""The triggers that mark a week whose incidents were written, whoever wrote them and however many at once."""

import pgtrigger

# What a count is made of. The rest of an incident may change without a recount.
_COUNTED = (
    "occurred_at",
    "h3_cell",
    "category",
    "status",
    "zone_version_id",
    "time_precision",
    "reported_at",
)
_MARK = """
    INSERT INTO incidents_staleweek (starts_on, transaction)
    SELECT DISTINCT date_trunc('week', occurred_at AT TIME ZONE 'Europe/London')::date,
        pg_current_xact_id()::text::bigint
    FROM ({rows}) AS written
    ON CONFLICT DO NOTHING;
    RETURN NULL;
"""
_CHANGED = " OR ".join(f"before.{name} IS DISTINCT FROM after.{name}" for name in _COUNTED)
_BOTH = (
    "SELECT unnest(ARRAY[before.occurred_at, after.occurred_at]) AS occurred_at "
    "FROM before JOIN after USING (id) WHERE " + _CHANGED
)


def marking_triggers() -> list[pgtrigger.Trigger]:
    return [
        _marking("insert", pgtrigger.Insert, "SELECT occurred_at FROM after", new="after"),
        _marking("update", pgtrigger.Update, _BOTH, old="before", new="after"),
        _marking("delete", pgtrigger.Delete, "SELECT occurred_at FROM before", old="before"),
        pgtrigger.Trigger(
            name="uncount_on_truncate",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=pgtrigger.Truncate,
            func="DELETE FROM incidents_countedspan; DELETE FROM incidents_incidentcount; "
            "DELETE FROM incidents_wideincidentcount; DELETE FROM incidents_zoneweekcount; "
            "DELETE FROM incidents_zonehourcount; RETURN NULL;",
        ),
    ]


def _marking(name: str, operation: pgtrigger.Operation, rows: str, **tables: str) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=f"mark_weeks_on_{name}",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(**tables),  # type: ignore[no-untyped-call]
        func=_MARK.format(rows=rows),
    )

"""Tells each recorded crime what became of it since, by the outcomes files on record."""

from collections.abc import Sequence

from django.db import connection

from incidents.models import RecordedOutcome

# The newest outcome of a crime, the last line of its month, unless it is older than the crime's own file.
_TELL = """
    UPDATE incidents_recordedcrime crime
    SET later_outcome = newest.outcome, later_outcome_month = newest.month
    FROM (
        SELECT DISTINCT ON (told.crime_id) told.crime_id, told.outcome, told.month
        FROM incidents_recordedoutcome told {told_of}
        ORDER BY told.crime_id, told.month DESC, told.id DESC
    ) newest
    WHERE newest.crime_id = crime.crime_id AND newest.month >= crime.month {crimes_of}
        AND (crime.later_outcome, crime.later_outcome_month) IS DISTINCT FROM (newest.outcome, newest.month)
"""

_OF_CRIMES_IN_FILES = """
    WHERE told.crime_id IN (
        SELECT crime_id FROM incidents_recordedcrime WHERE file_id = ANY(%s) AND crime_id <> ''
    )
"""

# What an undone or replaced file said, and no other does.
_FORGET = """
    UPDATE incidents_recordedcrime crime SET later_outcome = '', later_outcome_month = NULL
    WHERE crime.later_outcome <> '' AND NOT EXISTS (
        SELECT FROM incidents_recordedoutcome told
        WHERE told.crime_id = crime.crime_id AND told.month >= crime.month
    )
"""


def join_outcomes() -> int:
    """Set the later outcome of every crime anew; how many were changed."""
    with connection.cursor() as cursor:
        # The rows came in this transaction, so nobody has told the planner yet how many there are.
        cursor.execute("ANALYZE incidents_recordedcrime, incidents_recordedoutcome")
        cursor.execute(_TELL.format(told_of="", crimes_of=""))
        told = cursor.rowcount
        cursor.execute(_FORGET)
        return int(told + cursor.rowcount)


def tell_crimes_of(street_files: Sequence[int]) -> int:
    """Set the later outcome of crimes that have just come, which have none; how many were told one."""
    if not street_files or not RecordedOutcome.objects.exists():
        return 0
    statement = _TELL.format(told_of=_OF_CRIMES_IN_FILES, crimes_of="AND crime.file_id = ANY(%s)")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE incidents_recordedcrime")
        cursor.execute(statement, [list(street_files), list(street_files)])
        return int(cursor.rowcount)

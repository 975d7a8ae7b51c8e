"""How closely a reader may look at what was reported; every figure asks here and nowhere else."""

from enum import StrEnum


class Detail(StrEnum):
    """From nothing to everything. What each may see is said by the properties below.

    PUBLISHED is for anybody: suppressed, rounded, by month and zone. COUNTS is exact, of what the
    reader may list anyway, so that nothing is left over when the list is subtracted. RECORDS is for
    those cleared for the rows themselves, and for where each was.
    """

    NOTHING = "nothing"
    PUBLISHED = "published"
    COUNTS = "counts"
    RECORDS = "records"

    @property
    def counts_exactly(self) -> bool:
        """By cell, by hour, by any filter: each count as it is."""
        return self in (Detail.COUNTS, Detail.RECORDS)

    @property
    def reads_sensitive_kinds(self) -> bool:
        """Kinds that imply a victim: as rows, and within a wider kind in a zone's count."""
        return self is Detail.RECORDS

    @property
    def draws_points(self) -> bool:
        """Exact places; never those of kinds that imply a victim, which nobody sees drawn."""
        return self is Detail.RECORDS


# An issued paper is counted once and read by all: exactly, as its week needs, but without kinds that imply
# a victim, which some of its readers may see only for a whole town and month.
OF_A_PAPER = Detail.COUNTS

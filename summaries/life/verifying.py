"""What the seal of a paper covers, and whether everything issued still is what was issued."""

import hashlib
from typing import Any

from summaries.life.sealing import seal
from summaries.models import IssuedFile, WeeklySummary

SEAL_VERSION = 2


def contents(paper: WeeklySummary) -> dict[str, Any]:
    """Everything that the seal of a paper covers. What an older seal covers never changes."""
    first = {
        "week": paper.week_text,
        "version": paper.version,
        "data_as_at": paper.data_as_at,
        "definitions_version": paper.definitions_version,
        "narrative": paper.narrative,
        "figures": paper.figures,
    }
    if paper.seal_version == 1:
        return first
    return {
        **first,
        "seal_version": paper.seal_version,
        "schema": paper.schema,
        "publishable": paper.publishable,
        "marking": paper.marking,
        "distribution": paper.distribution,
        "code_version": paper.code_version,
        "corrects": paper.version - 1 if paper.corrects_id else None,
        "correction_reason": paper.correction_reason,
        "checked_by": paper.checked_by_id,
        "checked_at": paper.checked_at,
        "approved_by": paper.approved_by_id,
        "approved_at": paper.approved_at,
        "issued_by": paper.issued_by_id,
        "issued_at": paper.issued_at,
    }


def broken_seals() -> list[WeeklySummary]:
    """Issued papers that no longer hold what was issued."""
    issued = WeeklySummary.objects.issued().order_by("year", "number", "version")
    return [paper for paper in issued.iterator(chunk_size=50) if seal(contents(paper)) != paper.sha256]


def broken_files() -> list[IssuedFile]:
    """Files of issued papers whose bytes are not those that were given out."""
    files = IssuedFile.objects.select_related("summary").defer("summary__figures", "summary__publishable")
    return [
        file
        for file in files.iterator(chunk_size=20)
        if hashlib.sha256(bytes(file.content)).hexdigest() != file.sha256
    ]

"""Keeping the PDF of a paper when it is issued: whatever the program becomes, the file stays."""

import hashlib
from datetime import datetime

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.db import transaction

from summaries.models import IssuedFile, WeeklySummary
from summaries.paper.blocks import Mode
from summaries.paper.build import build_paper
from summaries.pdf.render import page_count, pdf_of

_MODES: tuple[Mode, ...] = ("partnership", "publishable")


@transaction.atomic
def keep_files(summary: WeeklySummary, *, now: datetime) -> list[IssuedFile]:
    """The PDF of each mode that the issued paper has figures for; those that are kept stay as they are."""
    kept = {file.mode: file for file in summary.files.filter(kind=IssuedFile.Kind.PDF)}
    for mode in _MODES:
        if mode not in kept and (mode == "partnership" or summary.publishable):
            kept[mode] = _keep(summary, mode, now)
    return list(kept.values())


def _keep(summary: WeeklySummary, mode: Mode, now: datetime) -> IssuedFile:
    try:
        content = pdf_of(build_paper(summary, mode=mode), made_at=now)
    except ImproperlyConfigured as error:
        raise ValidationError(f"{error} The paper was not issued.") from error
    made: IssuedFile = IssuedFile.objects.create(
        summary=summary,
        mode=mode,
        kind=IssuedFile.Kind.PDF,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        pages=page_count(content),
        made_at=now,
    )
    return made

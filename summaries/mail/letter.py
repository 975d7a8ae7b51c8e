"""What an e-mail says, the same for everybody who gets it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from govuk.templatetags.govuk import day
from summaries.mail.plain import as_text
from summaries.models import IssuedFile, WeeklySummary
from summaries.paper.blocks import Paper
from summaries.paper.build import build_paper
from summaries.pdf.names import file_name

# Stands where each reader's own link goes.
STOP = "https://stop.invalid/"


@dataclass(frozen=True)
class Attachment:
    name: str
    content: bytes


@dataclass(frozen=True)
class Letter:
    subject: str
    text: str
    html: str
    attachments: tuple[Attachment, ...]


@dataclass(frozen=True)
class Part:
    """One paper in the letter. Without `paper` the letter says no more than that it is there."""

    title: str
    version: int
    link: str
    pdf_link: str
    paper: Paper | None
    text: str


def letter_of(papers: Sequence[WeeklySummary], *, digest_on: date | None = None) -> Letter:
    """The subject begins with the marking; a sensitive paper is neither quoted nor attached."""
    marking = max((paper.marking.upper() for paper in papers), key=len)
    files = {paper.pk: _pdf_of(paper) for paper in papers}
    parts = [_part(paper, files[paper.pk]) for paper in papers]
    titles = ", ".join(f"{part.title}, version {part.version}" for part in parts)
    subject = f"{marking}: {titles}" + (f" (digest of {day(digest_on)})" if digest_on else "")
    told = {"marking": marking, "subject": subject, "parts": parts, "site": settings.SITE_URL, "stop": STOP}
    return Letter(
        subject=subject,
        text=render_to_string("summaries/mail/message.txt", told),
        html=render_to_string("summaries/mail/message.html", told),
        attachments=tuple(
            Attachment(file_name(paper), bytes(file.content))
            for paper in papers
            if (file := files[paper.pk]) and _is_attached(paper)
        ),
    )


def _is_sensitive(paper: WeeklySummary) -> bool:
    return "SENSITIVE" in paper.marking.upper()


def _is_attached(paper: WeeklySummary) -> bool:
    return settings.SUMMARY_PDF == "attach" and not _is_sensitive(paper)


def _part(summary: WeeklySummary, file: IssuedFile | None) -> Part:
    paper = build_paper(summary)
    version = f"?version={summary.version}"
    return Part(
        title=paper.title,
        version=summary.version,
        link=f"{settings.SITE_URL}{summary.get_absolute_url()}{version}",
        pdf_link=_pdf_link(summary) if file else "",
        paper=None if _is_sensitive(summary) else paper,
        text="" if _is_sensitive(summary) else as_text(paper),
    )


def _pdf_link(summary: WeeklySummary) -> str:
    page = reverse("summaries:pdf", args=[summary.week])
    return f"{settings.SITE_URL}{page}?version={summary.version}"


def _pdf_of(summary: WeeklySummary) -> IssuedFile | None:
    """The file that was kept when the paper was issued; a draft has none."""
    found: IssuedFile | None = summary.files.filter(mode="partnership", kind="pdf").first()
    return found

"""A paper's PDF, made by typst from one template: tagged, in one typeface, the same bytes each time."""

import json
import re
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path

import typst
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from summaries.paper.blocks import Paper
from summaries.pdf.document import Data, document

_FACES = ("400Regular/Arimo_400Regular.ttf", "700Bold/Arimo_700Bold.ttf")


def pdf_of(paper: Paper, *, made_at: datetime) -> bytes:
    """The whole file. The same paper and moment give the same bytes, whatever machine they are made on."""
    made, _ = compiled(document(paper), made_at=made_at)
    return made


def compiled(data: Data, *, made_at: datetime) -> tuple[bytes, list[str]]:
    """The file, and what typst warned of: nothing, in a paper as it should be."""
    made, warnings = typst.compile_with_warnings(
        _template(),
        format="pdf",
        pdf_standards="ua-1",
        sys_inputs={"paper": json.dumps(data)},
        font_paths=_fonts(settings.PAPER_FONTS),
        timestamp=made_at.astimezone(UTC).replace(microsecond=0),
    )
    return bytes(made), [warning.message for warning in warnings]


def page_count(pdf: bytes) -> int:
    """As the file itself says, in the words of the one program that makes it."""
    found = re.search(rb"/Type/Pages/Count (\d+)", pdf)
    return int(found[1]) if found else 0


@cache
def _template() -> bytes:
    return files("summaries.pdf").joinpath("paper.typ").read_bytes()


@cache
def _fonts(folder: str) -> typst.Fonts:
    """Both weights of the typeface; in any other face the paper would not be the one that was looked at."""
    faces = [Path(folder) / face for face in _FACES]
    for face in faces:
        if not face.exists():
            raise ImproperlyConfigured(
                f"The typeface of the PDF is missing: {face}. Run make setup, or set PAPER_FONTS to the "
                "folder of the package @expo-google-fonts/arimo."
            )
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(face.parent) for face in faces],
    )

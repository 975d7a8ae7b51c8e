"""A paper's PDF, made by typst from one template: tagged, in the house's typeface, the same bytes each time."""

import json
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path

import typst
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from summaries.paper.blocks import Paper
from summaries.pdf.document import Data, document

STANDARD = "ua-1"
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
        pdf_standards=STANDARD,
        sys_inputs={"paper": json.dumps(data)},
        font_paths=[str(face.parent) for face in _faces()],
        ignore_system_fonts=True,
        timestamp=made_at.astimezone(UTC).replace(microsecond=0),
    )
    return bytes(made), [warning.message for warning in warnings]


@cache
def _template() -> bytes:
    return files("summaries.pdf").joinpath("paper.typ").read_bytes()


def _faces() -> list[Path]:
    """Both weights of the typeface; in any other face the paper would not be the one that was looked at."""
    faces = [Path(settings.PAPER_FONTS) / face for face in _FACES]
    for face in faces:
        if not face.exists():
            raise ImproperlyConfigured(
                f"The typeface of the PDF is missing: {face}. Run make setup, or set PAPER_FONTS to the "
                "folder of the package @expo-google-fonts/arimo."
            )
    return faces

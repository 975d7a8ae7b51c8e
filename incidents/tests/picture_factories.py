"""Pictures for tests, made pixel by pixel."""

import uuid
from io import BytesIO
from types import SimpleNamespace
from typing import Any

from PIL import Image

from accounts.models import User
from incidents.attachments.services import add_attachment
from incidents.models import Attachment, Incident
from incidents.tests.factories import NOW


def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 40), **saved: Any) -> bytes:
    """Left half red, right half blue."""
    drawn = Image.new("RGB", size, "blue")
    drawn.paste("red", (0, 0, size[0] // 2, size[1]))
    written = BytesIO()
    drawn.save(written, kind, **saved)
    return written.getvalue()


def attachment(incident: Incident, by: User, **fields: Any) -> Attachment:
    told = {"sent": picture(), "caption": "Broken shutter", "shows_nobody": True, "client_id": uuid.uuid4()}
    return add_attachment(incident=incident, by=by, now=NOW, **{**told, **fields})


def picture_of(incident: Incident, by: User) -> Any:
    """What opens its pages."""
    return SimpleNamespace(reference=incident.reference, uuid=attachment(incident, by).uuid)

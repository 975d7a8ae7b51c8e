"""Adding a picture to an incident, and taking one away."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from incidents.attachments.images import ImageError, plain_image
from incidents.attachments.scanning import ScanError, scan
from incidents.models import Attachment, Incident
from incidents.workflow import Status

MOST = 6


def add_attachment(
    *,
    incident: Incident,
    sent: bytes,
    caption: str,
    shows_nobody: bool,
    by: User,
    now: datetime,
    client_id: UUID,
) -> Attachment:
    """Keep the pixels of what was sent, once: the same `client_id` again returns the picture it made."""
    if not shows_nobody:
        raise ValidationError({"shows_nobody": "Only a picture in which nobody can be recognised is kept."})
    try:
        scanned = scan(sent, settings.CLAMD)
        image = plain_image(sent)
    except (ScanError, ImageError) as error:
        raise ValidationError({"file": str(error)}) from error
    with transaction.atomic():
        incident = Incident.objects.select_for_update().get(pk=incident.pk)
        made: Attachment | None = Attachment.objects.filter(uuid=client_id, incident=incident).first()
        if made is not None:
            return made
        _check(incident)
        made = Attachment(
            uuid=client_id, incident=incident, caption=caption.strip(), content=image.content,
            width=image.width, height=image.height, size=len(image.content), sha256=image.sha256,
            scan=scanned, added_by=by, added_at=now,
        )  # fmt: skip
        made.clean_fields(exclude=["content", "removed_by", "removed_at"])
        made.save()
        return made


@transaction.atomic
def take_attachment_away(*, attachment: Attachment, reason: str, by: User, now: datetime) -> Attachment:
    """Erase the bytes for good. That there was a picture, who added it and why it went stays."""
    if not reason.strip():
        raise ValidationError({"reason": "Say why the picture is taken away."})
    held: Attachment = Attachment.objects.select_for_update().get(pk=attachment.pk)
    if held.removed_at is None:
        held.content = b""
        held.removed_by, held.removed_at, held.removed_reason = by, now, reason.strip()
        held.save(update_fields=["content", "removed_by", "removed_at", "removed_reason"])
    return held


def _check(incident: Incident) -> None:
    if incident.is_sensitive:
        raise ValidationError("An incident of this kind is given no picture.")
    if incident.status == Status.WITHDRAWN:
        raise ValidationError("A withdrawn incident is given no picture.")
    if Attachment.objects.standing().filter(incident=incident).count() >= MOST:
        raise ValidationError(f"This incident has {MOST} pictures already. Have one taken away first.")

"""The pictures of an incident as its page shows them."""

from typing import Any

from accounts.models import User
from accounts.rights import Right
from incidents.models import Attachment, Incident


def pictures_of(incident: Incident, user: User) -> dict[str, Any]:
    """For the template: nothing at all for who may not see pictures."""
    if not user.can(Right.SEE_ATTACHMENTS):
        return {"may_see_pictures": False}
    standing = Attachment.objects.standing().without_bytes().filter(incident=incident)
    pictures = list(standing.select_related("added_by__organisation"))
    return {
        "may_see_pictures": True,
        "pictures": [] if incident.is_sensitive else pictures,
        "hidden_pictures": pictures if incident.is_sensitive else [],
        "may_add_picture": user.can(Right.ADD_ATTACHMENTS) and not incident.is_sensitive,
    }

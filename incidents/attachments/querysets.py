"""Questions about pictures that read as a phrase."""

from typing import Any, Self

from django.db import models

from accounts.models import User
from accounts.rights import Right
from incidents.categories import SENSITIVE


class AttachmentQuerySet(models.QuerySet[Any]):
    def standing(self) -> Self:
        """Those that nobody took away."""
        return self.filter(removed_at__isnull=True)

    def visible_to(self, user: User) -> Self:
        """Of incidents that this person may read; none of a kind that implies a victim, whoever asks.

        A record may come to be of such a kind after it was given a picture.
        """
        if not user.can(Right.SEE_ATTACHMENTS):
            return self.none()
        incidents = self.model._meta.get_field("incident").related_model.objects.visible_to(user)
        return self.filter(incident__in=incidents).exclude(incident__category__in=SENSITIVE)

    def without_bytes(self) -> Self:
        return self.defer("content")

"""Questions about saved views that read as a phrase."""

from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from accounts.models import User
from accounts.rights import Right


class SavedViewQuerySet(QuerySet[Any, Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """One's own, and what colleagues of the same organisation share, of pages that one may open.

        What somebody shared who has left is nobody's any more, and not listed.
        """
        if not isinstance(user, User) or not user.can(Right.VIEW_HOTSPOTS):
            return self.none()
        shared = Q(is_shared=True, owner__organisation=user.organisation_id, owner__is_active=True)
        if not user.can(Right.VIEW_POINTS):
            shared &= ~Q(page="near_repeats")
        return self.filter(Q(owner=user) | shared)

    def owned_by(self, user: User) -> Self:
        return self.filter(owner=user)

    def created_as(self, client_id: Any) -> Self:
        return self.filter(client_id=client_id)

    def for_list(self) -> Self:
        return self.select_related("owner__organisation")

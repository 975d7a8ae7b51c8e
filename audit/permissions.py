"""Who may use an endpoint: the API's half of the door, and how long its pages are."""

from rest_framework.pagination import PageNumberPagination
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from accounts.rights import Right
from audit.services import record_refusal

_READS = {"GET", "HEAD", "OPTIONS"}


class HasRight(BasePermission):
    """A view declares `right` (reading) and, if it writes, `right_to_write`; else it is refused."""

    def has_permission(self, request: Request, view: object) -> bool:
        if not request.user or not request.user.is_authenticated:
            return False
        name = "right" if request.method in _READS else "right_to_write"
        right: Right | None = getattr(view, name, None)
        allowed = right is not None and request.user.can(right)
        if not allowed:
            # The door runs before Django's own request knows a token's owner.
            request._request.user = request.user
            record_refusal(request._request, view)
        return allowed


class Pages(PageNumberPagination):
    page_size_query_param = "page_size"
    max_page_size = 500

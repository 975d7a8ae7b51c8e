"""Who may use an endpoint: the API's half of the door, and how long its pages are."""

from rest_framework.authentication import SessionAuthentication
from rest_framework.exceptions import PermissionDenied
from rest_framework.pagination import PageNumberPagination
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from accounts.models import ApiToken
from accounts.rights import Right
from audit.said_why import check_said_why
from audit.second_step.asking import why_a_session_is_refused
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
        if allowed and name == "right_to_write" and not _may_write(request.auth):
            allowed, self.message = False, "This key may read only. Make one that may write, too."
        if not allowed:
            # The door runs before Django's own request knows a token's owner.
            request._request.user = request.user
            record_refusal(request._request, view)
        if allowed and isinstance(request.successful_authenticator, SessionAuthentication):
            self._must_be_confirmed(request, view)
        if allowed:
            check_said_why(request)
        return allowed

    def _must_be_confirmed(self, request: Request, view: object) -> None:
        """Whoever came by a browser has taken both steps, as on the pages."""
        why = why_a_session_is_refused(request._request, view)
        if why:
            record_refusal(request._request, view)
            raise PermissionDenied(why)


def _may_write(key: object) -> bool:
    """A browser may whatever its person may; a key of a program what it was made for."""
    return not isinstance(key, ApiToken) or key.may_write


class Pages(PageNumberPagination):
    page_size_query_param = "page_size"
    max_page_size = 500

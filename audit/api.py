"""What every endpoint does alike: access records, idempotency and errors."""

import uuid
from collections.abc import Mapping
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.core.exceptions import ValidationError as DjangoValidationError
from django.http import HttpRequest
from drf_spectacular.utils import OpenApiParameter
from rest_framework import exceptions, serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import exception_handler

from audit.free_text.api import WarnsOfPeople
from audit.services import Action, record_access, record_refusal

# Ways of calling whose answer shows records.
_SHOWS = {"GET", "POST", "PATCH"}


class LoggedReads(WarnsOfPeople):
    """Mixin for viewsets: whatever showed a record goes on record, also the answer to a change."""

    record_kind: ClassVar[str]
    request: Request
    kwargs: dict[str, Any]

    def finalize_response(
        self, request: HttpRequest, response: Response, *args: Any, **kwargs: Any
    ) -> Response:
        response = super().finalize_response(request, response, *args, **kwargs)
        if request.method in _SHOWS and 200 <= response.status_code < 300:
            self._record(self.request, response)
        return response

    def name_of(self, row: Mapping[str, Any]) -> str:
        """What the access log calls a record, so that it is found by its reference."""
        return str(row.get("reference") or row.get("id") or row.get(getattr(self, "lookup_field", "")) or "")

    def _record(self, request: Request, response: Response) -> None:
        data = response.data
        if request.method == "GET" and not getattr(self, "detail", False):
            rows = data if isinstance(data, list) else data.get("results", data.get("features", []))
            count = len(data) if isinstance(data, list) else data.get("count")
            action, names = Action.LIST, [self.name_of(row) for row in rows]
        else:
            name = self.name_of(data) if isinstance(data, Mapping) else ""
            action, count = Action.VIEW, None
            names = [name] if name else [str(each) for each in self.kwargs.values()]
        record_access(
            request._request,
            action,
            self.record_kind,
            ids=[name[:60] for name in names if name],
            filters=request.query_params.urlencode(),
            count=count,
            user=request.user,
        )


def idempotency_id(request: Request) -> uuid.UUID:
    """The client's own id for what it is creating: a repeated request makes one record.

    The header may hold any text of up to 200 characters; it counts for this person alone.
    """
    key = request.headers.get("Idempotency-Key", "")
    if not key:
        return uuid.uuid4()
    if len(key) > 200:
        raise serializers.ValidationError({"Idempotency-Key": ["Use a key of at most 200 characters."]})
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{request.user.pk}:{key}")


def explain(error: Exception, context: dict[str, Any]) -> Response | None:
    """Errors of the services name the field, like those of the serializers; what they refuse is on record."""
    if isinstance(error, DjangoValidationError):
        detail = error.message_dict if hasattr(error, "error_dict") else {"non_field_errors": error.messages}
        if "__all__" in detail:
            detail["non_field_errors"] = detail.pop("__all__")
        error = exceptions.ValidationError(detail)
    elif isinstance(error, PermissionDenied):
        record_refusal(context["request"]._request, context["view"])
    return exception_handler(error, context)


IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key",
    location=OpenApiParameter.HEADER,
    description="Your own id for this record. Sending it again returns the record it made.",
)

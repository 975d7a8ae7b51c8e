"""What every endpoint does alike: access records, idempotency and errors."""

import uuid
from typing import Any, ClassVar

from django.core.exceptions import ValidationError as DjangoValidationError
from django.http import HttpRequest
from rest_framework import exceptions, serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import exception_handler

from audit.services import Action, record_access


class LoggedReads:
    """Mixin for viewsets: a list or a record that was read goes on record."""

    record_kind: ClassVar[str]

    def finalize_response(
        self, request: HttpRequest, response: Response, *args: Any, **kwargs: Any
    ) -> Response:
        response = super().finalize_response(request, response, *args, **kwargs)  # type: ignore[misc]
        if request.method == "GET" and response.status_code == 200:
            self._record(self.request, response)  # type: ignore[attr-defined]
        return response

    def _record(self, request: Request, response: Response) -> None:
        if "lookup" in self.kwargs or getattr(self, "detail", False):  # type: ignore[attr-defined]
            ids, count, action = [str(v) for v in self.kwargs.values()], None, Action.VIEW  # type: ignore[attr-defined]
        else:
            data = response.data if isinstance(response.data, dict) else {}
            ids, count, action = [], data.get("count"), Action.LIST
        record_access(
            request._request,
            action,
            self.record_kind,
            ids=ids,
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
    """Errors of the services name the field, like those of the serializers."""
    if isinstance(error, DjangoValidationError):
        detail = error.message_dict if hasattr(error, "error_dict") else {"non_field_errors": error.messages}
        if "__all__" in detail:
            detail["non_field_errors"] = detail.pop("__all__")
        error = exceptions.ValidationError(detail)
    return exception_handler(error, context)

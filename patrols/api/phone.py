"""What a phone asks for and sends: the kit to log patrols without a network, and patrols as they stand."""

from typing import Any

from django.db import transaction
from django.middleware.csrf import get_token
from django.utils import timezone
from drf_spectacular.utils import OpenApiResponse, OpenApiTypes, extend_schema
from rest_framework.exceptions import APIException
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.rights import Right
from audit.free_text.api import WarnsOfPeople
from audit.services import Action, record_access
from patrols.kit import kit_for
from patrols.serializers.phone import PatrolDocumentSerializer, ReceiptSerializer
from patrols.services import CannotBeSent
from patrols.services.syncing import TooLate

NOT_YOURS = "This patrol belongs to somebody else who used this phone. It stays here until they sign in."


class Conflict(APIException):
    status_code = 409
    default_code = "conflict"


class SyncPatrolView(WarnsOfPeople, APIView):
    """Patrols from a phone, whole, as often as they change."""

    right_to_write = Right.LOG_PATROLS
    record_kind = "patrol"
    free_text = ("note",)

    @extend_schema(
        request=PatrolDocumentSerializer,
        responses={
            200: ReceiptSerializer,
            409: OpenApiResponse(OpenApiTypes.OBJECT, "Somebody else's, struck out, or put right since."),
        },
    )
    def post(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Store the patrol as it stands. The same or an older revision changes nothing: send it again."""
        if isinstance(request.data, dict) and request.data.get("person") != str(request.user.pk):
            raise Conflict(NOT_YOURS)
        sent = PatrolDocumentSerializer(data=request.data, context={"request": request})
        sent.is_valid(raise_exception=True)
        try:
            return Response(self._stored(request, sent))
        except TooLate as refused:
            return Response({"non_field_errors": [str(refused)], "final": True}, status=400)
        except CannotBeSent as refused:
            return Response({"detail": str(refused), "final": True}, status=409)

    @transaction.atomic
    def _stored(self, request: Request, sent: PatrolDocumentSerializer) -> dict[str, Any]:
        """The receipt: without one nothing is stored, so that no phone thinks otherwise."""
        patrol = sent.save()
        record_access(
            request._request, Action.VIEW, self.record_kind, ids=[patrol.reference], user=request.user
        )
        receipt: dict[str, Any] = ReceiptSerializer(patrol).data
        return receipt


class KitView(APIView):
    """What a phone keeps to work without a network."""

    right = Right.LOG_PATROLS
    record_kind = "patrol"

    @extend_schema(responses={200: OpenApiTypes.OBJECT})
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Zones, codes, plans of today and the patrol that runs; sets the cookie of the CSRF token."""
        kit = kit_for(request.user, now=timezone.now())
        get_token(request._request)
        self._record(request, kit)
        return Response(kit, headers={"Cache-Control": "no-store"})

    def _record(self, request: Request, kit: dict[str, Any]) -> None:
        plans = [str(plan["id"]) for plan in kit["planned"]]
        record_access(
            request._request, Action.LIST, "planned visit", ids=plans, filters="kit", count=len(plans),
            user=request.user,
        )  # fmt: skip
        running = kit["running"]["reference"] if kit["running"] else None
        record_access(
            request._request,
            Action.LIST,
            self.record_kind,
            ids=[running] if running else [],
            filters="kit",
            count=1 if running else 0,
            user=request.user,
        )

"""Powers over the API: the same rights, filters and services as the pages."""

from typing import Any, ClassVar

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.mixins import (
    CreateModelMixin,
    ListModelMixin,
    RetrieveModelMixin,
    UpdateModelMixin,
)
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from accounts.rights import Right
from audit.api import IDEMPOTENCY_KEY, LoggedReads
from audit.converters import REFERENCE
from zones.models import Authorisation
from zones.powers.filters import AuthorisationFilter
from zones.powers.serializers import AuthorisationSerializer, EndAuthorisationSerializer
from zones.powers.services import end_authorisation
from zones.renderers import LOCATED_RENDERERS


class AuthorisationViewSet(
    LoggedReads, ListModelMixin, CreateModelMixin, RetrieveModelMixin, UpdateModelMixin, GenericViewSet
):
    """Section 60, section 34 dispersal and public spaces protection orders: an area, and a time.

    Ended early with a reason, never deleted.
    """

    right = Right.VIEW_ZONES
    right_to_write = Right.RECORD_AUTHORISATIONS
    record_kind = "authorisation"
    free_text = ("name", "reason")
    queryset = Authorisation.objects.none()
    serializer_class = AuthorisationSerializer
    filterset_class = AuthorisationFilter
    renderer_classes = LOCATED_RENDERERS
    ordering_fields: ClassVar = ["starts_at", "ends_at", "recorded_at", "reference"]
    lookup_field = "reference"
    lookup_value_regex = REFERENCE
    http_method_names: ClassVar = ["get", "post", "patch", "head", "options"]

    def get_queryset(self) -> Any:
        return Authorisation.objects.visible_to(self.request.user).for_list(timezone.now())

    @extend_schema(parameters=[IDEMPOTENCY_KEY])
    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().create(request, *args, **kwargs)

    @extend_schema(request=EndAuthorisationSerializer, responses=AuthorisationSerializer)
    @action(detail=True, methods=["post"])
    def end(self, request: Request, reference: str) -> Response:
        """End it before its time, with the reason; it is kept."""
        wanted = EndAuthorisationSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        ended = end_authorisation(
            authorisation=self.get_object(), by=request.user, now=timezone.now(), **wanted.validated_data
        )
        return Response(self.get_serializer(ended).data)

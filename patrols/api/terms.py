"""What the law sets for an outcome code, over the API."""

from typing import Any, ClassVar

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.mixins import (
    CreateModelMixin,
    ListModelMixin,
    RetrieveModelMixin,
    UpdateModelMixin,
)
from rest_framework.serializers import BaseSerializer
from rest_framework.viewsets import GenericViewSet

from accounts.rights import Right
from audit.api import LoggedReads
from patrols.models import OutcomeCode, OutcomeTerms
from patrols.serializers.codes import OutcomeTermsSerializer

CODE = OpenApiParameter("code", str, OpenApiParameter.PATH, description="Like FPN_PSPO.")
NUMBER = OpenApiParameter("id", int, OpenApiParameter.PATH)


@extend_schema(parameters=[CODE])
class OutcomeTermsViewSet(
    LoggedReads, ListModelMixin, RetrieveModelMixin, CreateModelMixin, UpdateModelMixin, GenericViewSet
):
    """Amounts, ages and hours of one code, each with the days on which they hold. None is deleted."""

    right_to_write = Right.MANAGE_OUTCOME_CODES
    record_kind = "outcome terms"
    queryset = OutcomeTerms.objects.none()
    serializer_class = OutcomeTermsSerializer
    filter_backends: ClassVar = []
    lookup_value_regex = "[0-9]{1,9}"
    http_method_names: ClassVar = ["get", "post", "patch", "head", "options"]

    @property
    def right(self) -> Right:
        """For those who read patrols, and for those who keep the list."""
        manages = self.request.user.can(Right.MANAGE_OUTCOME_CODES)
        return Right.MANAGE_OUTCOME_CODES if manages else Right.VIEW_PATROLS

    def get_queryset(self) -> Any:
        return OutcomeTerms.objects.filter(code=self.outcome_code).select_related("code")

    def perform_create(self, serializer: BaseSerializer[Any]) -> None:
        serializer.save(code=self.outcome_code)

    @cached_property
    def outcome_code(self) -> OutcomeCode:
        return get_object_or_404(OutcomeCode, code=self.kwargs["code"])

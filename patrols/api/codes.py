"""Outcome codes over the API."""

from typing import ClassVar

from rest_framework.mixins import (
    CreateModelMixin,
    ListModelMixin,
    RetrieveModelMixin,
    UpdateModelMixin,
)
from rest_framework.viewsets import GenericViewSet

from accounts.rights import Right
from audit.api import LoggedReads
from patrols.models import OutcomeCode
from patrols.serializers.codes import OutcomeCodeSerializer


class OutcomeCodeViewSet(
    LoggedReads, ListModelMixin, RetrieveModelMixin, CreateModelMixin, UpdateModelMixin, GenericViewSet
):
    """What can come of a visit, and which organisations may use it."""

    right_to_write = Right.MANAGE_OUTCOME_CODES
    record_kind = "outcome code"
    queryset = OutcomeCode.objects.all()
    serializer_class = OutcomeCodeSerializer
    filterset_fields: ClassVar = ["headline"]
    ordering_fields: ClassVar = ["position", "code"]
    lookup_field = "code"
    lookup_value_regex = "[A-Z0-9_]{2,20}"
    http_method_names: ClassVar = ["get", "post", "patch", "head", "options"]

    @property
    def right(self) -> Right:
        """For those who read patrols, and for those who keep the list."""
        manages = self.request.user.can(Right.MANAGE_OUTCOME_CODES)
        return Right.MANAGE_OUTCOME_CODES if manages else Right.VIEW_PATROLS

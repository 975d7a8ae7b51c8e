"""Actions over the API: the same rights and services as the pages."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework.mixins import CreateModelMixin, ListModelMixin, RetrieveModelMixin, UpdateModelMixin
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from accounts.rights import Right
from audit.api import IDEMPOTENCY_KEY, LoggedReads
from audit.converters import REFERENCE
from summaries.actions.filters import ActionFilter
from summaries.actions.serializers import ActionSerializer
from summaries.models import Action


class ActionViewSet(
    LoggedReads, ListModelMixin, CreateModelMixin, RetrieveModelMixin, UpdateModelMixin, GenericViewSet
):
    """What organisations undertook to do. Closed, never deleted."""

    right = Right.UPDATE_OWN_ACTIONS
    record_kind = "action"
    free_text = ("what", "last_word")
    queryset = Action.objects.none()
    serializer_class = ActionSerializer
    filterset_class = ActionFilter
    ordering_fields: ClassVar = ["due_on", "reference", "created_at"]
    lookup_field = "reference"
    lookup_value_regex = REFERENCE
    http_method_names: ClassVar = ["get", "post", "patch", "head", "options"]

    @property
    def right_to_write(self) -> Right:
        """Whoever manages actions adds them; their owners say how they stand."""
        return Right.UPDATE_OWN_ACTIONS if self.action == "partial_update" else Right.MANAGE_ACTIONS

    def get_queryset(self) -> Any:
        return Action.objects.visible_to(self.request.user).for_list().soonest_first()

    @extend_schema(parameters=[IDEMPOTENCY_KEY])
    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().create(request, *args, **kwargs)

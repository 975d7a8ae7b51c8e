"""The steps of a paper over the API: the same services as the pages."""

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from accounts.rights import Right
from audit.services import Action as Looked
from audit.services import record_access
from summaries.life.approval import approve_summary, check_summary, read_with_nothing_to_add, send_back
from summaries.life.serializers import (
    ApproveSerializer,
    CorrectionSerializer,
    SeenSerializer,
    SendBackSerializer,
    SummarySerializer,
)
from summaries.life.services import issue_summary, start_correction
from summaries.models import WeeklySummary

if TYPE_CHECKING:
    _View = GenericViewSet
else:
    _View = object

# Whose each step is; whatever is not here is of those who write the paper.
RIGHTS = {
    "approve": Right.APPROVE_SUMMARIES,
    "send_back": Right.APPROVE_SUMMARIES,
    "issue": Right.ISSUE_SUMMARIES,
    "read": Right.COMMENT_ON_DRAFTS,
}


class TakesSteps(_View):
    """Mixin: check, read, approve, send back, issue and correct. Each takes `seen`, the fingerprint."""

    asks_again = frozenset({"issue"})

    @property
    def right_to_write(self) -> Right:
        return RIGHTS.get(self.action or "", Right.WRITE_SUMMARIES)

    @extend_schema(request=SeenSerializer)
    @action(detail=True, methods=["post"])
    def check(self, request: Request, week: str) -> Response:
        """Say that you have seen how complete each section is."""
        return self._shown(check_summary(**self._step(request, SeenSerializer)))

    @extend_schema(request=SeenSerializer)
    @action(detail=True, methods=["post"])
    def read(self, request: Request, week: str) -> Response:
        """Say, as police liaison, that you have read it and have nothing to add."""
        return self._shown(read_with_nothing_to_add(**self._step(request, SeenSerializer)))

    @extend_schema(request=ApproveSerializer)
    @action(detail=True, methods=["post"])
    def approve(self, request: Request, week: str) -> Response:
        """Stand for a checked paper that others compiled and worded."""
        return self._shown(approve_summary(**self._step(request, ApproveSerializer)))

    @extend_schema(request=SendBackSerializer)
    @action(detail=True, methods=["post"], url_path="send-back")
    def send_back(self, request: Request, week: str) -> Response:
        """Make it a draft again, and say what has to change."""
        return self._shown(send_back(**self._step(request, SendBackSerializer)))

    @extend_schema(request=SeenSerializer)
    @action(detail=True, methods=["post"])
    def issue(self, request: Request, week: str) -> Response:
        """Fix the numbers of an approved paper for good, and seal them."""
        paper = issue_summary(**self._step(request, SeenSerializer))
        record_access(request._request, Looked.ISSUE, "summary", ids=[str(paper)], user=request.user)
        return self._shown(paper)

    @extend_schema(request=CorrectionSerializer)
    @action(detail=True, methods=["post"])
    def correct(self, request: Request, week: str) -> Response:
        """Begin the next version as a draft, with its reason; the issued paper stays as it is."""
        return self._shown(start_correction(**self._step(request, CorrectionSerializer)))

    def _step(self, request: Request, serializer: type[serializers.Serializer[Any]]) -> dict[str, Any]:
        said = self._checked(serializer, request)
        return {"summary": self.get_object(), "by": request.user, "now": timezone.now(), **said}

    def _checked(self, serializer: type[serializers.Serializer[Any]], request: Request) -> dict[str, Any]:
        wanted = serializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        checked: dict[str, Any] = wanted.validated_data
        return checked

    def _shown(self, paper: WeeklySummary) -> Response:
        return Response(SummarySerializer(paper, context=self.get_serializer_context()).data)

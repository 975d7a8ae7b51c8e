"""Comments on a draft over the API, for those who work on drafts."""

from typing import Any, ClassVar

from django.http import Http404
from django.utils import timezone
from django.utils.functional import cached_property
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.mixins import CreateModelMixin, ListModelMixin
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from accounts.rights import Right
from audit.api import IDEMPOTENCY_KEY, LoggedReads, idempotency_id
from measures.weeks import Week
from summaries.comments.services import comment_on_draft, resolve_comment
from summaries.life.reading import paper_of_week
from summaries.models import Comment, WeeklySummary

WEEK = OpenApiParameter("week", str, OpenApiParameter.PATH, description="Like 2026-W46.")
NUMBER = OpenApiParameter("id", int, OpenApiParameter.PATH)


class CommentSerializer(serializers.ModelSerializer):
    written_by = serializers.CharField(source="written_by.full_name", read_only=True)
    resolved_by = serializers.CharField(source="resolved_by.full_name", read_only=True, allow_null=True)

    class Meta:
        model = Comment
        fields = ("id", "text", "written_by", "written_at", "resolved_by", "resolved_at")
        read_only_fields = ("id", "written_at", "resolved_at")
        extra_kwargs: ClassVar = {"text": {"help_text": "Leave out names, and anything about one person."}}

    def create(self, validated_data: dict[str, Any]) -> Comment:
        request = self.context["request"]
        return comment_on_draft(
            by=request.user, now=timezone.now(), client_id=idempotency_id(request), **validated_data
        )


@extend_schema(parameters=[WEEK])
class CommentViewSet(LoggedReads, ListModelMixin, CreateModelMixin, GenericViewSet):
    """What is said of the week's draft, for those who work on drafts; once that is issued it is only read."""

    right = Right.READ_DRAFT_SUMMARIES
    record_kind = "comment"
    free_text = ("text",)
    queryset = Comment.objects.none()
    serializer_class = CommentSerializer
    filter_backends: ClassVar = []

    @property
    def right_to_write(self) -> Right:
        return Right.WRITE_SUMMARIES if self.action == "resolve" else Right.COMMENT_ON_DRAFTS

    def get_queryset(self) -> Any:
        return Comment.objects.filter(summary=self.paper).for_reading()

    @extend_schema(parameters=[WEEK, IDEMPOTENCY_KEY])
    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().create(request, *args, **kwargs)

    def perform_create(self, serializer: serializers.BaseSerializer[Any]) -> None:
        serializer.save(summary=self.paper)

    @extend_schema(request=None, parameters=[WEEK, NUMBER])
    @action(detail=True, methods=["post"])
    def resolve(self, request: Request, **kwargs: Any) -> Response:
        """Say that the comment is dealt with; whoever said so first stays."""
        done = resolve_comment(comment=self.get_object(), by=request.user, now=timezone.now())
        return Response(self.get_serializer(done).data)

    @cached_property
    def paper(self) -> WeeklySummary:
        try:
            paper = paper_of_week(self.request.user, Week.parse(self.kwargs["week"]))
        except ValueError:
            paper = None
        if paper is None:
            raise Http404
        return paper

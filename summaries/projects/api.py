"""Projects over the API: what was last stated of each, and stating a figure."""

from typing import Any, ClassVar

from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
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
from audit.api import LoggedReads
from measures.weeks import local
from summaries.models import Project, ProjectFigure
from summaries.projects.filters import ProjectFilter
from summaries.projects.services import add_project, change_project, state_project_figure
from zones.models import Zone

KEPT = ("name", "zone", "phase", "phase_since_on", "mission")


class ProjectFigureSerializer(serializers.ModelSerializer):
    is_cumulative = serializers.BooleanField(
        help_text="A running total since the project began, so never a count of one week."
    )

    class Meta:
        model = ProjectFigure
        fields = ("label", "value", "as_at_on", "source", "is_cumulative")


class PhaseSerializer(serializers.Serializer):
    """A phase of a project, and the day since when."""

    phase = serializers.ChoiceField(choices=Project.Phase.choices)
    since_on = serializers.DateField(allow_null=True)


class ProjectSerializer(serializers.ModelSerializer):
    # Declared, or the framework refuses the repeated request that the service answers alike.
    name = serializers.CharField(max_length=80)
    zone = serializers.SlugRelatedField(
        slug_field="slug", queryset=Zone.objects.all(), allow_null=True, required=False
    )
    figures = ProjectFigureSerializer(source="latest_figures", many=True, read_only=True)
    phases = serializers.SerializerMethodField(help_text="Every phase it has been in, oldest first.")
    actions = serializers.SerializerMethodField(
        help_text="The references of the actions that are part of it."
    )

    class Meta:
        model = Project
        fields = (
            "slug",
            "name",
            "zone",
            "phase",
            "phase_since_on",
            "phases",
            "mission",
            "figures",
            "actions",
        )
        read_only_fields = ("slug",)

    @extend_schema_field(PhaseSerializer(many=True))
    def get_phases(self, project: Project) -> list[dict[str, Any]]:
        return PhaseSerializer(project.phases_by(local(timezone.now()).date()), many=True).data

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_actions(self, project: Project) -> list[str]:
        return [action.reference for action in project.undertaken]

    def create(self, validated_data: dict[str, Any]) -> Project:
        return self._shown(add_project(by=self.context["request"].user, **validated_data))

    def update(self, instance: Project, validated_data: dict[str, Any]) -> Project:
        kept = {name: getattr(instance, name) for name in KEPT}
        by = self.context["request"].user
        return self._shown(change_project(project=instance, by=by, **{**kept, **validated_data}))

    def _shown(self, project: Project) -> Project:
        found: Project = self.context["view"].get_queryset().get(pk=project.pk)
        return found


class ProjectViewSet(
    LoggedReads, ListModelMixin, CreateModelMixin, RetrieveModelMixin, UpdateModelMixin, GenericViewSet
):
    """Projects with the latest figure of each label that somebody stated. Never deleted."""

    right = Right.READ_DRAFT_SUMMARIES
    right_to_write = Right.MANAGE_PROJECTS
    record_kind = "project"
    queryset = Project.objects.none()
    serializer_class = ProjectSerializer
    filterset_class = ProjectFilter
    ordering_fields: ClassVar = ["name"]
    lookup_field = "slug"
    http_method_names: ClassVar = ["get", "post", "patch", "head", "options"]

    def get_queryset(self) -> Any:
        return Project.objects.for_paper(local(timezone.now()).date())

    @extend_schema(request=ProjectFigureSerializer, responses=ProjectFigureSerializer)
    @action(detail=True, methods=["post"])
    def figures(self, request: Request, slug: str) -> Response:
        """State a figure for a day; stating it again for that day corrects it."""
        said = ProjectFigureSerializer(data=request.data)
        said.is_valid(raise_exception=True)
        stated = state_project_figure(
            project=self.get_object(), by=request.user, now=timezone.now(), **said.validated_data
        )
        return Response(ProjectFigureSerializer(stated).data)

"""Deployments in the API."""

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.models import Organisation
from audit.api import idempotency_id
from deployments import outcomes, technologies, workflow
from deployments.models import DeploymentResult, TechDeployment
from deployments.services import correct_deployment, plan_deployment, record_deployment
from zones.serializers import PlaceFields


class ResultSerializer(serializers.ModelSerializer):
    """How often one thing came of it, and whether the technology caused it."""

    attribution = serializers.ChoiceField(
        choices=list(outcomes.ATTRIBUTIONS.items()), default=outcomes.Attribution.DURING
    )
    count = serializers.IntegerField(min_value=0, max_value=10_000_000)

    class Meta:
        model = DeploymentResult
        fields = ("code", "attribution", "count")


class TechDeploymentSerializer(PlaceFields, serializers.ModelSerializer):
    operator = serializers.SlugRelatedField(
        slug_field="short_name", queryset=Organisation.objects.filter(is_active=True)
    )
    status = serializers.ChoiceField(
        choices=list(workflow.LABELS.items()),
        required=False,
        help_text="When creating: planned, or complete for one that took place. Afterwards it is moved.",
    )
    results = ResultSerializer(many=True, required=False)
    figures = serializers.SerializerMethodField(
        help_text="What the deployment comes to, with both false alert rates and their denominators."
    )

    class Meta:
        model = TechDeployment
        fields = (
            "reference", "technology", "status", "status_reason", "starts_at", "ends_at", "time_precision",
            "duration_minutes", "site", "site_is_public", "lat", "lng", "zone", "zone_version", "units",
            "operator", "funder", "cost_pence", "cost_covers", "use_case", "objective", "authority_rank",
            "authority_reference", "impact_assessment", "equality_assessment", "public_notice_url", "notes",
            "watchlist_size", "watchlist_categories", "threshold", "algorithm", *technologies.CAMERA_FIELDS,
            "faces_estimated", *technologies.DETECTOR_FIELDS, "screened_estimated", "results", "figures",
            "resumes_by_then", "recorded_at",
        )  # fmt: skip
        read_only_fields = ("reference", "status_reason", "recorded_at")

    @extend_schema_field(serializers.DictField())
    def get_figures(self, deployment: TechDeployment) -> dict[str, Any]:
        return deployment.figures

    def validate_status(self, value: str) -> str:
        if self.instance is not None and value != self.instance.status:
            raise serializers.ValidationError("Move the deployment to change its status.")
        if self.instance is None and value not in (workflow.Status.PLANNED, workflow.Status.COMPLETE):
            raise serializers.ValidationError("A new deployment is planned or complete.")
        return value

    def validate_results(self, rows: list[dict[str, Any]]) -> dict[tuple[str, str], int]:
        counts = {(row["code"], row["attribution"]): row["count"] for row in rows}
        if len(counts) < len(rows):
            raise serializers.ValidationError("The same code and attribution is there twice.")
        return counts

    def create(self, validated_data: dict[str, Any]) -> TechDeployment:
        request = self.context["request"]
        common = {"by": request.user, "now": timezone.now(), "client_id": idempotency_id(request)}
        if validated_data.pop("status", workflow.Status.PLANNED) == workflow.Status.PLANNED:
            if validated_data.pop("results", None):
                raise serializers.ValidationError({"results": ["A plan has found nothing yet."]})
            return plan_deployment(**common, **validated_data)
        validated_data.pop("resumes_by_then", None)
        return record_deployment(**common, **validated_data)

    def update(self, instance: TechDeployment, validated_data: dict[str, Any]) -> TechDeployment:
        validated_data.pop("status", None)
        kept = self.place_kept(instance, validated_data)
        return correct_deployment(
            deployment=instance,
            by=self.context["request"].user,
            now=timezone.now(),
            **{**kept, **validated_data},
        )


class DeploymentTotalsSerializer(serializers.Serializer):
    """What the deployments of one technology come to. Each rate is of those that recorded both its counts."""

    technology = serializers.ChoiceField(choices=list(technologies.LABELS.items()))
    technology_label = serializers.CharField()
    is_camera = serializers.BooleanField()
    deployments = serializers.IntegerField(help_text="How many of them took place.")
    faces_seen = serializers.IntegerField(allow_null=True, required=False)
    people_screened = serializers.IntegerField(allow_null=True, required=False)
    alerts = serializers.IntegerField(allow_null=True)
    false_alerts = serializers.DictField(
        allow_null=True,
        help_text="Of cameras: `of_alerts` and `of_faces`, each with both counts and interval.",
    )
    weapons = serializers.DictField(allow_null=True, help_text="Of detectors: found on people, caused by it.")
    alerts_per_100_screened = serializers.DictField(allow_null=True)
    not_recorded = serializers.DictField(
        child=serializers.IntegerField(), help_text="How many deployments did not record each."
    )
    words = serializers.ListField(child=serializers.CharField())
    not_recorded_words = serializers.CharField(allow_blank=True)


class MoveDeploymentSerializer(serializers.Serializer):
    status = serializers.ChoiceField(choices=list(workflow.LABELS.items()))
    reason = serializers.CharField(required=False, allow_blank=True, max_length=200, default="")
    resumes_by_then = serializers.BooleanField(
        default=False, help_text="To plan it again although the technology is paused."
    )

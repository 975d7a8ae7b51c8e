"""Deployments in the API."""

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.models import Organisation
from audit.api import idempotency_id
from deployments import outcomes, workflow
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
            "reference", "technology", "status", "status_reason", "starts_at", "ends_at", "site", "lat",
            "lng", "zone", "zone_version", "units", "operator", "funder", "objective", "authority_rank",
            "impact_assessment", "public_notice_url", "notes", "watchlist_size", "watchlist_categories",
            "threshold", "algorithm", "faces_seen", "faces_estimated", "alerts_total",
            "true_alerts_confirmed", "false_alerts_confirmed", "alerts_unconfirmed", "people_screened",
            "screened_estimated", "detector_alerts", "resolved_by_conversation", "declined", "results",
            "figures", "resumes_by_then", "recorded_at",
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
        if validated_data.get("ends_at") is None:
            raise serializers.ValidationError({"ends_at": ["Say when it ended."]})
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


class MoveDeploymentSerializer(serializers.Serializer):
    status = serializers.ChoiceField(choices=list(workflow.LABELS.items()))
    reason = serializers.CharField(required=False, allow_blank=True, max_length=200, default="")
    resumes_by_then = serializers.BooleanField(
        default=False, help_text="To plan it again although the technology is paused."
    )

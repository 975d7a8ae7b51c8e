"""Actions in the API."""

from typing import Any

from django.utils import timezone
from rest_framework import serializers

from accounts.models import Organisation
from audit.api import idempotency_id
from measures.weeks import Week
from summaries.actions.services import add_action, update_action
from summaries.life.reading import paper_of_week
from summaries.models import Action, Project, WeeklySummary


class ActionSerializer(serializers.ModelSerializer):
    owner = serializers.SlugRelatedField(
        slug_field="short_name", queryset=Organisation.objects.filter(is_active=True)
    )
    project = serializers.SlugRelatedField(
        slug_field="slug", queryset=Project.objects.all(), required=False, allow_null=True,
        help_text="The project that it is a part of.",
    )  # fmt: skip
    created_from = serializers.CharField(source="created_from.week_text", read_only=True, allow_null=True)
    week = serializers.CharField(
        required=False, write_only=True, help_text="The week of the summary that it follows from: 2026-W46."
    )

    class Meta:
        model = Action
        fields = (
            "reference", "what", "owner", "owner_role", "due_on", "status", "last_word", "project",
            "created_from", "week", "created_at", "closed_at",
        )  # fmt: skip
        read_only_fields = ("reference", "created_at", "closed_at")

    def validate_week(self, value: str) -> WeeklySummary:
        try:
            paper = paper_of_week(self.context["request"].user, Week.parse(value))
        except ValueError as error:
            raise serializers.ValidationError("Write the week as 2026-W46.") from error
        if paper is None:
            raise serializers.ValidationError("There is no summary of that week.")
        return paper

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        own = {"what", "owner", "owner_role", "week"} if self.instance else {"status", "last_word"}
        if refused := sorted(own & attrs.keys()):
            said = "An action keeps this." if self.instance else "A new action is open; say this later."
            raise serializers.ValidationError(dict.fromkeys(refused, said))
        return attrs

    def create(self, validated_data: dict[str, Any]) -> Action:
        request = self.context["request"]
        return add_action(
            by=request.user,
            now=timezone.now(),
            client_id=idempotency_id(request),
            created_from=validated_data.pop("week", None),
            **validated_data,
        )

    def update(self, instance: Action, validated_data: dict[str, Any]) -> Action:
        kept = {name: getattr(instance, name) for name in ("status", "last_word")}
        return update_action(
            action=instance,
            by=self.context["request"].user,
            now=timezone.now(),
            **{**kept, **validated_data},
        )

"""Outcome codes in the API."""

from typing import Any

from rest_framework import serializers

from accounts.models import Organisation
from patrols.models import OutcomeCode
from patrols.services import save_outcome_code


class OutcomeCodeSerializer(serializers.ModelSerializer):
    code = serializers.CharField(max_length=20)
    usable_by = serializers.ListField(
        child=serializers.ChoiceField(choices=Organisation.Kind.choices), allow_empty=False
    )

    class Meta:
        model = OutcomeCode
        fields = (
            "code", "label", "headline", "usable_by", "is_count", "basis", "valid_from", "valid_to",
            "position",
        )  # fmt: skip

    def validate_code(self, value: str) -> str:
        if self.instance is not None and value != self.instance.code:
            raise serializers.ValidationError("A code keeps its name. Add a new one instead.")
        if self.instance is None and OutcomeCode.objects.filter(code=value.strip().upper()).exists():
            raise serializers.ValidationError("There is a code of this name.")
        return value

    def create(self, validated_data: dict[str, Any]) -> OutcomeCode:
        return save_outcome_code(by=self.context["request"].user, **validated_data)

    def update(self, instance: OutcomeCode, validated_data: dict[str, Any]) -> OutcomeCode:
        by = self.context["request"].user
        return save_outcome_code(by=by, outcome_code=instance, **validated_data)

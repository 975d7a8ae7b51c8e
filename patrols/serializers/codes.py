"""Outcome codes and their terms in the API."""

from typing import Any, ClassVar

from rest_framework import serializers

from accounts.models import Organisation
from patrols.models import OutcomeCode, OutcomeTerms
from patrols.services import save_outcome_code, save_outcome_terms


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


class OutcomeTermsSerializer(serializers.ModelSerializer):
    """At least one of the amount, the age and the hours; null where the law sets none."""

    in_words = serializers.CharField(read_only=True)

    class Meta:
        model = OutcomeTerms
        fields = (
            "id", "amount_pounds", "minimum_age", "hours", "valid_from", "valid_to", "source", "in_words",
        )  # fmt: skip
        extra_kwargs: ClassVar = {
            "valid_to": {"help_text": "The first day on which they no longer hold."},
            "source": {"help_text": "Where it is written down."},
        }

    def create(self, validated_data: dict[str, Any]) -> OutcomeTerms:
        return save_outcome_terms(by=self.context["request"].user, **validated_data)

    def update(self, instance: OutcomeTerms, validated_data: dict[str, Any]) -> OutcomeTerms:
        by = self.context["request"].user
        return save_outcome_terms(by=by, code=instance.code, terms=instance, **validated_data)

"""Saved views in the API."""

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from audit.api import idempotency_id
from hotspots.saved.asked import is_relative
from hotspots.saved.models import SavedView
from hotspots.saved.services import change_view, save_view


class SavedViewSerializer(serializers.ModelSerializer):
    # Declared, or the framework refuses the repeated request that the service answers alike.
    name = serializers.CharField(max_length=60, help_text="No names of people. One's own views differ in it.")
    query = serializers.CharField(
        max_length=500,
        allow_blank=True,
        required=False,
        help_text="Filters as in the page's address. Unknown ones are refused. Cannot be changed.",
    )
    is_relative = serializers.SerializerMethodField(
        help_text="Whether its period ends on the day it is opened; two dates stay those dates."
    )
    is_own = serializers.SerializerMethodField(help_text="Only one's own can be changed or deleted.")
    saved_by = serializers.CharField(source="owner.full_name", read_only=True)
    url = serializers.CharField(source="get_absolute_url", read_only=True)

    class Meta:
        model = SavedView
        fields = (
            "id", "name", "page", "query", "is_shared", "is_relative", "is_own", "saved_by", "saved_at",
            "url",
        )  # fmt: skip
        read_only_fields = ("id", "saved_at")

    @extend_schema_field(bool)
    def get_is_relative(self, view: SavedView) -> bool:
        return is_relative(view.query)

    @extend_schema_field(bool)
    def get_is_own(self, view: SavedView) -> bool:
        return bool(view.owner_id == self.context["request"].user.pk)

    def create(self, validated_data: dict[str, Any]) -> SavedView:
        request = self.context["request"]
        return save_view(
            by=request.user, now=timezone.now(), client_id=idempotency_id(request),
            **{"query": "", **validated_data},
        )  # fmt: skip

    def update(self, instance: SavedView, validated_data: dict[str, Any]) -> SavedView:
        for name in ("page", "query"):
            if validated_data.pop(name, getattr(instance, name)) != getattr(instance, name):
                raise serializers.ValidationError({name: ["This stays. Save another view."]})
        return change_view(view=instance, by=self.context["request"].user, **validated_data)

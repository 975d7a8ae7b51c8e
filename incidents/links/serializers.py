"""Links between incidents in the API."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from rest_framework import serializers

from incidents.links.shown import Linked
from incidents.models import Incident, IncidentLink


class OtherIncidentField(serializers.SlugRelatedField):
    """Another incident by its reference, if this person may read it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(slug_field="reference", queryset=Incident.objects.none(), **kwargs)

    def to_internal_value(self, data: Any) -> Incident:
        try:
            return Incident.objects.visible_to(self.context["request"].user).get(reference=str(data))
        except (ObjectDoesNotExist, ValueError):
            self.fail("does_not_exist", slug_name="reference", value=str(data)[:30])


class OtherSerializer(serializers.Serializer):
    other = OtherIncidentField()


class NewLinkSerializer(OtherSerializer):
    kind = serializers.ChoiceField(choices=IncidentLink.Kind.choices)


class LinkedSerializer(serializers.Serializer):
    """One link of an incident, told by its other end."""

    reference = serializers.CharField(source="other.reference")
    category = serializers.CharField(source="other.category")
    occurred_at = serializers.DateTimeField(source="other.occurred_at")
    status = serializers.CharField(source="other.status")
    kind = serializers.CharField(source="link.kind")
    linked_by = serializers.CharField(source="link.linked_by.organisation.short_name")
    linked_at = serializers.DateTimeField(source="link.linked_at")


def rows_of(linked: list[Linked]) -> Any:
    return LinkedSerializer(linked, many=True).data

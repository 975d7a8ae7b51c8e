"""The organisations over the API: what planned visits and actions name by their short name."""

from typing import Any, ClassVar

from rest_framework import serializers
from rest_framework.mixins import ListModelMixin
from rest_framework.viewsets import GenericViewSet

from accounts.models import Organisation
from accounts.rights import Right
from audit.api import LoggedReads


class OrganisationSerializer(serializers.ModelSerializer):
    kind = serializers.CharField(read_only=True, help_text="council, police or partner.")

    class Meta:
        model = Organisation
        fields = ("short_name", "name", "kind")
        read_only_fields = fields


class OrganisationViewSet(LoggedReads, ListModelMixin, GenericViewSet):
    """Partners whose staff patrol or record. Read only: an administrator adds them in the browser."""

    right = Right.VIEW_PATROLS
    record_kind = "organisation"
    queryset = Organisation.objects.none()
    serializer_class = OrganisationSerializer
    filterset_fields: ClassVar = ["kind"]
    ordering_fields: ClassVar = ["name", "short_name"]
    lookup_field = "short_name"

    def get_queryset(self) -> Any:
        return Organisation.objects.filter(is_active=True)

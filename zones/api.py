"""Zones over the API, as GeoJSON: the outline that holds today, or on `?on=`."""

from typing import Any, ClassVar

from rest_framework import serializers
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.viewsets import GenericViewSet

from accounts.rights import Right
from audit.api import LoggedReads
from zones.models import Zone


class ZoneSerializer(serializers.ModelSerializer):
    class Meta:
        model = Zone
        fields = ("slug", "name", "kind")


class ZoneViewSet(LoggedReads, ListModelMixin, RetrieveModelMixin, GenericViewSet):
    right = Right.VIEW_ZONES
    record_kind = "zone"
    queryset = Zone.objects.all()
    serializer_class = ZoneSerializer
    lookup_field = "slug"
    filter_backends: ClassVar = []

    def get_queryset(self) -> Any:
        return Zone.objects.all()

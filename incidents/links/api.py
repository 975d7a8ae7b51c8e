"""What the API offers beside incidents themselves: what is near, and how they are linked."""

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from audit.services import Action, record_access
from incidents.links.serializers import LinkedSerializer, NewLinkSerializer, OtherSerializer, rows_of
from incidents.links.services import link_incidents, unlink_incidents
from incidents.links.shown import links_of
from incidents.models import Incident
from incidents.nearby.serializers import NearbyQuestionSerializer, NearbySerializer


class LinksAndNearness:
    """Mixin for the incidents' viewset."""

    request: Request
    get_object: Any

    @extend_schema(
        parameters=[NearbyQuestionSerializer], responses=NearbySerializer(many=True), filters=False
    )
    @action(detail=False, methods=["get"], pagination_class=None, filter_backends=[])
    def nearby(self, request: Request) -> Response:
        """What is on record near in place, time and kind to an incident that is not recorded yet."""
        context = {"request": request, "now": timezone.now()}
        asked = NearbyQuestionSerializer(data=request.query_params.dict(), context=context)
        asked.is_valid(raise_exception=True)
        return Response(NearbySerializer(asked.nearby(), many=True).data)

    @extend_schema(responses=LinkedSerializer(many=True), filters=False)
    @action(detail=True, methods=["get"], pagination_class=None, filter_backends=[])
    def links(self, request: Request, reference: str) -> Response:
        """The incidents that one is linked to. Figures go on counting both."""
        return self._links_of(self.get_object())

    @extend_schema(request=NewLinkSerializer, responses=LinkedSerializer(many=True))
    @action(detail=True, methods=["post"])
    def link(self, request: Request, reference: str) -> Response:
        """Say that it is the same event as another, or related; said twice, it is one link."""
        wanted = NewLinkSerializer(data=request.data, context={"request": request})
        wanted.is_valid(raise_exception=True)
        incident = self.get_object()
        link_incidents(one=incident, by=request.user, now=timezone.now(), **wanted.validated_data)
        return self._links_of(incident)

    @extend_schema(request=OtherSerializer, responses=LinkedSerializer(many=True))
    @action(detail=True, methods=["post"])
    def unlink(self, request: Request, reference: str) -> Response:
        """Take the link to another incident away; that it stood is kept."""
        wanted = OtherSerializer(data=request.data, context={"request": request})
        wanted.is_valid(raise_exception=True)
        incident = self.get_object()
        unlink_incidents(one=incident, by=request.user, now=timezone.now(), **wanted.validated_data)
        return self._links_of(incident)

    def _links_of(self, incident: Incident) -> Response:
        linked = links_of(incident, self.request.user)
        shown = [str(incident), *(str(each.other) for each in linked)]
        record_access(
            self.request._request,
            Action.LIST,
            "incident",
            ids=shown,
            count=len(linked),
            user=self.request.user,
        )
        return Response(rows_of(linked))

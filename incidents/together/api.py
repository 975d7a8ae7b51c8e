"""Moving many incidents over the API, with the same look beforehand."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from audit.services import Action, record_access
from incidents import workflow
from incidents.together.services import MOST, Prospect, look_over, move_together


class IncidentSeenSerializer(serializers.Serializer):
    reference = serializers.CharField(max_length=20)
    # What the look beforehand answered; without it nothing is moved.
    mark = serializers.IntegerField(required=False, default=-1)


class TogetherSerializer(serializers.Serializer):
    """With `only_check` nothing is moved. Send the marks that it answers to move what is still the same."""

    incidents = IncidentSeenSerializer(many=True, allow_empty=False, max_length=MOST)
    status = serializers.ChoiceField(choices=list(workflow.LABELS.items()))
    reason = serializers.CharField(required=False, allow_blank=True, max_length=200, default="")
    only_check = serializers.BooleanField(default=False)


class ProspectSerializer(serializers.Serializer):
    reference = serializers.CharField(source="incident.reference")
    status = serializers.CharField(source="incident.status")
    mark = serializers.IntegerField()
    why_not = serializers.CharField()


class ProspectsSerializer(serializers.Serializer):
    moved = ProspectSerializer(many=True)
    left = ProspectSerializer(many=True)


class MovesTogether:
    """Mixin for the incidents' viewset."""

    @extend_schema(request=TogetherSerializer, responses=ProspectsSerializer)
    @action(detail=False, methods=["post"], url_path="move-together", pagination_class=None)
    def move_together(self, request: Request) -> Response:
        """Move up to 200 incidents to another status, with one reason; what cannot be is left, and named."""
        wanted = TogetherSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        asked: dict[str, Any] = wanted.validated_data
        as_seen = {each["reference"]: each["mark"] for each in asked["incidents"]}
        if asked["only_check"]:
            looked = look_over(references=as_seen, to=asked["status"], user=request.user)
            moved, left = [e for e in looked if not e.why_not], [e for e in looked if e.why_not]
        else:
            done = move_together(to=asked["status"], reason=asked["reason"], by=request.user, as_seen=as_seen)
            moved, left = [Prospect(each, as_seen[each.reference]) for each in done.moved], done.left
        names = [str(each.incident) for each in (*moved, *left)]
        record_access(
            request._request, Action.LIST, "incident", ids=names, count=len(names), user=request.user
        )
        return Response(ProspectsSerializer({"moved": moved, "left": left}).data)

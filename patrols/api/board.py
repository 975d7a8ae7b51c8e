"""The board of today over the API."""

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.rights import Right
from audit.services import Action, record_access
from patrols.board import board_of_today
from patrols.serializers.board import BoardSerializer


class TodayView(APIView):
    """Who is out, what is due, which zone waits, and what came of today so far."""

    right = Right.VIEW_PATROLS
    record_kind = "patrol"

    @extend_schema(responses=BoardSerializer)
    def get(self, request: Request) -> Response:
        """As at now. Figures are of patrols that have ended."""
        board = board_of_today(request.user, now=timezone.now())
        shown = {
            "patrol": [each.patrol.reference for each in board.out],
            "planned visit": [str(each.plan.pk) for each in board.planned],
        }
        for kind, ids in shown.items():
            record_access(request._request, Action.LIST, kind, ids=ids, count=len(ids), user=request.user)
        return Response(BoardSerializer(board).data)

"""The board of today, for a desk and for the control room's screen."""

from typing import Any

from django.utils import timezone
from django.views.generic import TemplateView

from accounts.rights import Right
from audit.pages import Printable
from audit.services import Action, record_access
from patrols.board import board_of_today


class TodayView(Printable, TemplateView):
    """The script of the page asks for this same page again and takes its board."""

    right = Right.VIEW_PATROLS
    record_kind = "patrol"
    template_name = "patrols/today.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        board = board_of_today(user, now=timezone.now())
        shown = {
            "patrol": [each.patrol.reference for each in board.out],
            "planned visit": [str(each.plan.pk) for each in board.planned],
        }
        for kind, ids in shown.items():
            record_access(self.request, Action.LIST, kind, ids=ids, count=len(ids))
        return super().get_context_data(board=board, may_plan=user.can(Right.PLAN_VISITS), **kwargs)

"""What pages about people have in common: to read them is one right, to change anything another."""

from typing import Any

from django.http import HttpRequest

from accounts.rights import Right


class ReadsPeople:
    """Mixin: its buttons are there for who may change something."""

    right = Right.READ_PEOPLE
    request: HttpRequest

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_manage = self.request.user.can(Right.MANAGE_PEOPLE)
        context: dict[str, Any] = super().get_context_data(may_manage=may_manage, **kwargs)  # type: ignore[misc]
        return context

"""Questions about summaries, comments, actions and projects that read as a phrase."""

from datetime import date, datetime
from typing import Any, Self

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Count, Prefetch, Q

from accounts.models import User
from accounts.rights import Right
from measures.weeks import Week


class SummaryQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Issued papers for everybody who reads summaries; drafts for those who work on them."""
        if not isinstance(user, User) or not user.can(Right.READ_ISSUED_SUMMARIES):
            return self.none()
        return self if user.can(Right.READ_DRAFT_SUMMARIES) else self.issued()

    def issued(self) -> Self:
        return self.filter(status="issued")

    def drafts(self) -> Self:
        """Not issued yet, whether checked and approved or not."""
        return self.exclude(status="issued")

    def since(self, week: Week) -> Self:
        """Of that week or a later one."""
        return self.filter(Q(year__gt=week.year) | Q(year=week.year, number__gte=week.number))

    def of_week(self, week: Week) -> Self:
        return self.filter(year=week.year, number=week.number)

    def for_list(self) -> Self:
        """Without the figures, which are long and which a list does not show."""
        return self.for_reading().defer("figures", "publishable")

    def for_reading(self) -> Self:
        return self.select_related("author", "checked_by", "approved_by", "issued_by")

    def with_steps(self) -> Self:
        """Each with its steps and who took them, at hand: one query more."""
        steps = apps.get_model("summaries", "Step").objects.select_related("by")
        return self.prefetch_related(Prefetch("steps", queryset=steps))

    def with_open_comments(self) -> Self:
        """Each with `open_comments`: how many are not dealt with."""
        return self.annotate(open_comments=Count("comments", filter=Q(comments__resolved_at=None)))


class CommentQuerySet(models.QuerySet[Any]):
    def open(self) -> Self:
        return self.filter(resolved_at=None)

    def for_reading(self) -> Self:
        return self.select_related("written_by", "resolved_by")


class ActionQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """All of them, for those whose organisations undertake them; or none."""
        if isinstance(user, User) and user.can(Right.UPDATE_OWN_ACTIONS):
            return self
        return self.none()

    def open(self) -> Self:
        return self.filter(status="open")

    def overdue_on(self, day: date) -> Self:
        return self.open().filter(due_on__lt=day)

    def open_or_closed_since(self, moment: datetime) -> Self:
        """What a summary tells of: everything still to do, and what was closed lately."""
        return self.filter(Q(status="open") | Q(closed_at__gte=moment))

    def soonest_first(self) -> Self:
        """Overdue before due, open before closed."""
        open_first = models.Case(models.When(status="open", then=0), default=1)
        return self.order_by(open_first, "due_on", "reference")

    def for_list(self) -> Self:
        """Without the figures of the paper that one follows from, which are long."""
        long = ("created_from__figures", "created_from__publishable", "created_from__narrative")
        return self.select_related("owner", "created_from", "project").defer(*long)


class ProjectQuerySet(models.QuerySet[Any]):
    def for_paper(self, day: date) -> Self:
        """With the latest figures, every state it was in (`told`), and the actions that are part of it."""
        was = self.model.pgh_event_model.objects.order_by("pgh_id")
        actions = apps.get_model("summaries", "Action").objects.for_list().soonest_first()
        return self.with_latest_figures(day).prefetch_related(
            Prefetch("events", queryset=was, to_attr="told"),
            Prefetch("actions", queryset=actions, to_attr="undertaken"),
        )

    def with_latest_figures(self, day: date) -> Self:
        """Each with `latest_figures`: of each label the one that is newest on that day."""
        stated = apps.get_model("summaries", "ProjectFigure").objects.latest_on(day)
        return self.select_related("zone").prefetch_related(
            Prefetch("stated", queryset=stated, to_attr="latest_figures")
        )


class ProjectFigureQuerySet(models.QuerySet[Any]):
    def latest_on(self, day: date) -> Self:
        return (
            self.filter(as_at_on__lte=day)
            .order_by("project_id", "label", "-as_at_on")
            .distinct("project_id", "label")
        )

"""Filters of the people list."""

from datetime import timedelta
from typing import Any

import django_filters as filters
from django.utils import timezone

from accounts.models import Organisation, User
from accounts.querysets import UserQuerySet
from accounts.rights import Role

QUIET_DAYS = 90


class PeopleFilter(filters.FilterSet):
    role = filters.ChoiceFilter(label="Role", choices=Role.choices, empty_label="All roles")
    organisation = filters.ModelChoiceFilter(
        label="Organisation", queryset=Organisation.objects.all(), empty_label="All organisations"
    )
    account = filters.ChoiceFilter(
        label="Account",
        choices=[
            ("active", "Active"),
            ("left", "Deactivated"),
            ("never", "Never signed in"),
            ("quiet", f"Not signed in for {QUIET_DAYS} days"),
        ],
        empty_label="All accounts",
        method="of_account",
    )

    class Meta:
        model = User
        fields = ()

    def of_account(self, queryset: UserQuerySet, name: str, value: str) -> Any:
        if value == "quiet":
            return queryset.quiet_since(timezone.now() - timedelta(days=QUIET_DAYS))
        questions = {
            "active": queryset.active,
            "left": queryset.who_left,
            "never": queryset.never_signed_in,
        }
        return questions[value]()

"""The history that pghistory keeps of a model, found without knowing the model."""

from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Model


@cache
def histories_of(model: type[Model]) -> tuple[Any, ...]:
    """The tables in which each change of the model's rows was written down, also of rows that are gone."""
    return tuple(
        other
        for other in apps.get_models()
        for field in other._meta.concrete_fields
        if field.name == "pgh_obj" and field.related_model is model
    )


@cache
def all_histories() -> tuple[Any, ...]:
    return tuple(
        other
        for other in apps.get_models()
        if any(field.name == "pgh_context" for field in other._meta.concrete_fields)
        and any(field.name == "pgh_obj" for field in other._meta.concrete_fields)
    )

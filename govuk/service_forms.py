"""Forms that end in a service: what the service refuses is shown at its field."""

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError

T = TypeVar("T")


def call_service(form: forms.BaseForm, service: Callable[..., T], **arguments: Any) -> T | None:
    """The service's result; or None, with its complaints on the form beside what was typed."""
    try:
        return service(**arguments)
    except ValidationError as error:
        if not hasattr(error, "error_dict"):
            form.add_error(None, error)
            return None
        for field, complaints in error.error_dict.items():
            form.add_error(field if field in form.fields else None, complaints)
        return None

"""The month or quarter that the API is asked for; one that is none is refused at its name."""

from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from patrols.forms.periods import AnyPeriod, NoSuchPeriod, read_period


def asked_period(request: Request, default: AnyPeriod) -> AnyPeriod:
    try:
        return read_period(request.query_params, default)
    except NoSuchPeriod as wrong:
        raise ValidationError({type(default).__name__.lower(): [str(wrong)]}) from wrong

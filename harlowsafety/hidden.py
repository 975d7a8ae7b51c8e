"""What the page of an error shows of the settings while DEBUG is on: nothing that has a password in it."""

import re

from django.views.debug import SafeExceptionReporterFilter


class Hidden(SafeExceptionReporterFilter):
    hidden_settings = re.compile(
        SafeExceptionReporterFilter.hidden_settings.pattern + "|_URL$|LOCATION|BROKER", re.IGNORECASE
    )

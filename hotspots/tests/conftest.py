"""A published file, for the stop searches that came from one."""

from stopsearches.tests.conftest import month_file

__all__ = ["month_file"]

"""Seals over the access log, so that what was changed behind the service's back is found."""

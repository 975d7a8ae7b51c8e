"""Incidents that are the same event, or related: linked, and both stay on record."""

"""The one exception of the embedded services: its text is a sentence meant for a person."""


class EmbeddedError(Exception):
    """Something a person has to put right; say ``str(error)`` and stop, no traceback needed."""

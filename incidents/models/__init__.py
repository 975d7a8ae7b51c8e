"""What was reported, and what the police publish each month. Two kinds that are never added up."""

from incidents.models.incident import Incident

__all__ = ["Incident"]

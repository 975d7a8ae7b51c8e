"""Patrol pages: plans, records, a patrol while it is walked, and the list of outcome codes."""

"""The endpoints of patrols, plans and outcome codes."""

"""The shapes in which the API sends and takes patrols, plans and outcome codes."""

"""The REST API: one router over every room's endpoints, its schema and its reading page."""

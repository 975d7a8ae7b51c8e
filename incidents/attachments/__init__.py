"""Pictures of places and damage that belong to an incident: no person, no metadata, never public."""

"""How long each kind of record is kept, what may not go, and how the rest does go."""

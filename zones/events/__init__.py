"""Events of the town, such as a market or a match: what brings people somewhere for a while."""

"""Many incidents moved to another status at once, after a look at what will change and what will not."""

"""Keys with which programs act for people: made, shown once, used, ended."""

"""Attacks on a server that runs as it would in earnest. Each finds nothing, or says what it found."""

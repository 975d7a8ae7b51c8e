"""A GPX track, from the file to the visits it proposes and to its erasure."""

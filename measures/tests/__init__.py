"""Each published or worked example that a figure rests on, as a test."""

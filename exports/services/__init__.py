"""Taking lists out: at once, or by a worker that writes a file for who asked."""

"""What organisations undertook to do."""

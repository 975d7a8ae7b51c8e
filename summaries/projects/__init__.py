"""Projects that run for months, and what is said of them."""

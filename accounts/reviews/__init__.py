"""Who still needs an account: gone through every three months, and kept."""

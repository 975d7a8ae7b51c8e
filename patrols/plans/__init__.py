"""What was planned, beside what was delivered of it."""

"""What became of a record over time, in plain English: who changed what, and when."""

"""What each list that can be taken out has in its columns."""

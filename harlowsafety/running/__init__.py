"""`make run`, and the set-up that every make target shares."""

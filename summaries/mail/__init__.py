"""The weekly summary by e-mail: who wants it, what is sent, and what came of it."""

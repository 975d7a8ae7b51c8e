"""What `make audit` does: weaknesses of packages, what we are made of, and attacks on a running server."""

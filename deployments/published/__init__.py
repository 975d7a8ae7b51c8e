"""What anybody may be told of each deployment: the public register."""

"""Who is signed in where, for how long, and who guessed wrong too often."""

"""How much patrol each zone received: read, summed, and laid out for page, API and file."""

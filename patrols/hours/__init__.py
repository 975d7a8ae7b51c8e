"""Who gave how many hours, line by line, for those who pay for them and those who return them."""

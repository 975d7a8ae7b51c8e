"""Letters to people about their own accounts, and the links in them."""

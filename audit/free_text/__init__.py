"""What people write in their own words: looked at for anybody's name, number or address before it is kept."""

"""What both sides gain together: value, price and how it is shared."""

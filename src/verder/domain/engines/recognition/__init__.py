"""Recognition: which calculator a question in words asks for, and the numbers that it brings."""

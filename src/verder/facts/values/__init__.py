"""What the text of a column means: decided from all its values, never from the first ones."""

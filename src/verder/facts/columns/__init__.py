"""Which column of a file holds which field: from the words above it and from what is in it."""

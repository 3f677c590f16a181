"""What the pages of identify say: sentences, rows and columns. No database."""

"""From the text of a file to typed, judged invoice lines."""

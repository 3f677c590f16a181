"""Answers that join the invoice lines with the methods of calculating."""

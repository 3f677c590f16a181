"""Contacts as the pages show and ask them."""

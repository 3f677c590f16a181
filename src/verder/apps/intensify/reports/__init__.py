"""Answers about people and contacts, joined from records and the method."""

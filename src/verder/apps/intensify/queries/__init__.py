"""Reads of people, teams and contacts. What is an account's starts from an account in view."""

"""Exercises: questions with numbers of their own, answered in steps that are checked."""

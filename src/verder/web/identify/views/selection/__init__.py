"""The pages of a choice of key accounts."""

"""The pages of identify."""

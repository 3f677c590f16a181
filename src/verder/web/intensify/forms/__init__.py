"""Forms about people, teams and contacts."""

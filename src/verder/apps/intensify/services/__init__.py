"""What happens to people, teams and contacts. Every change is allowed, checked and recorded."""

"""Pictures of people, contacts and relations."""

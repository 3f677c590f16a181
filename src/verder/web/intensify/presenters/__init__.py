"""How people, contacts and relations are told."""

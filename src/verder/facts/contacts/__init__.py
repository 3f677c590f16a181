"""FILES OF CONTACTS. Cards and tables of other programs: bytes → people, and what was wrong."""

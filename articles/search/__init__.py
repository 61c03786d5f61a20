"""What a search finds, on SQLite and PostgreSQL alike: see README.md."""

"""The staff pages of accounts, contributors and units."""

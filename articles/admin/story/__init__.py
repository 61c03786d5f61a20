"""The staff pages on which a story is written."""

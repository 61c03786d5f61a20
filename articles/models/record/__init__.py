"""The tables of the record: versions and acts, added to and never changed."""

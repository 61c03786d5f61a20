"""A small office to search in, many queries, and their answers worked out the naive way."""

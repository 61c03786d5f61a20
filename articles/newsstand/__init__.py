"""Readers' pages: they know what was printed, and nothing of the desk."""

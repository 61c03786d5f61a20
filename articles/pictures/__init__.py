"""Pictures: what is taken in, and the sizes made of it."""

"""The tables that readers are served from."""

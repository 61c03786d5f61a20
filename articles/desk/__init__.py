"""Services of the desk: what staff pages and the worker do with stories."""

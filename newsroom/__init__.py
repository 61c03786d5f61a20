"""The project: settings, addresses, the staff site, the server and the demonstration."""

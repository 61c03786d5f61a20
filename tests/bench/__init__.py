"""How the newsstand's pages do with a hundred times the stories: `python -m tests.bench`."""

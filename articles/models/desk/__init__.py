"""The desk's tables, and the one door by which a story changes its state."""

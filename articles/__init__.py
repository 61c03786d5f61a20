"""Stories: how they are written, reviewed, published and read. See docs/architecture.md."""

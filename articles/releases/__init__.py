"""Plain-text releases, taken in as drafts."""

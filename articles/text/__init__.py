"""What is done with words: no models, no database."""

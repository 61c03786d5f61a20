"""Tags and filters: newsstand and share for readers' pages, office for staff pages."""

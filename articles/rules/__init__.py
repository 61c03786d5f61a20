"""The rules of the office as tables, values and conditions: no models, no database."""

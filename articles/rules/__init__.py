"""The rules of the office as tables, values and conditions, without models or database."""

"""Custom fields, and their values."""

"""Custom objects: schemas and records."""

"""The v3 machinery: a resource is declared once, and its namespace reads like a table of operations."""

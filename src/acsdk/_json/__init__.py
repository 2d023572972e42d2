"""JSON: read and written with exact decimals; every floor above stands on it."""

"""The client for code that cannot await."""

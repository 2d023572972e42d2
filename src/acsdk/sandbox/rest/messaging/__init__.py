"""SMS and saved responses."""

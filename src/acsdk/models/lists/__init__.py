"""Lists, tags and segments."""

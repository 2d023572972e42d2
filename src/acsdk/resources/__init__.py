"""One module for each namespace of the client; each reads like a table of its operations."""

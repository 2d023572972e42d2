"""Bridges from other systems, each a package of its own that uses nothing but the public surface of the SDK."""

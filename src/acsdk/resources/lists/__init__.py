"""``client.lists``, ``client.tags`` and ``client.segments``."""

"""``client.deals``, ``client.accounts`` and ``client.notes``."""

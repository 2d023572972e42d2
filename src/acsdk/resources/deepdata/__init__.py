"""``client.deepdata``: shops, their customers and carts, in v3."""

"""Shops, customers, orders and carts, as v3 has them."""

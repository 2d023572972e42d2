"""Shops, customers, orders and carts."""

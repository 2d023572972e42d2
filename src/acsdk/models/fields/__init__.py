"""Custom fields of contacts, accounts and deals, with their values."""

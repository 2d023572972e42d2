"""Deals, accounts, tasks and notes."""

"""Rows that nobody sent: those that an account is born with, and those of a lived-in one."""

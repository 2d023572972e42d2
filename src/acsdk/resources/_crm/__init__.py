"""What accounts and deals have in common: custom fields, and notes."""

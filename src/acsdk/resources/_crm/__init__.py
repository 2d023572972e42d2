"""What accounts and deals have in common: their custom fields."""

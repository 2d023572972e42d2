"""What the bridges from shops have in common: reading values and JSON bodies, and telling who ordered."""

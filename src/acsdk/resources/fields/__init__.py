"""``client.fields``, and the custom fields that accounts and deals have."""

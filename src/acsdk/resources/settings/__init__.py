"""``client.settings``, ``client.users``, ``client.webhooks``, and how the account is set up."""

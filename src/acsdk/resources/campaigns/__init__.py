"""``client.campaigns``, ``client.automations``, and what mails are made of."""

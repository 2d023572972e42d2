"""Users, groups, webhooks, and how the account is set up."""

"""The account: users, groups, addresses, webhooks and how it is set up."""

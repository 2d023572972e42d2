"""Campaigns, automations, and what mails are made of."""

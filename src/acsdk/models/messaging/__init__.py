"""SMS, WhatsApp, conversations and saved responses."""

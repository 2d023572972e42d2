"""``client.sms``, ``client.whatsapp``, ``client.conversations`` and ``client.saved_responses``."""

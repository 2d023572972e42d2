"""``client.contacts``, and what is known of contacts: activities, scores, automations, tracking."""

"""``client.custom_objects``: schemas, their records, and records as instances of your own models."""

"""What has UUIDs for ids: custom objects and segments of the second kind."""

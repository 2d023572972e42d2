"""What happened in a running sandbox, for those who look on."""

"""`acsdk outbox`: an outbox on the command line."""

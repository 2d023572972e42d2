"""The v3 REST API: resources are declarations, one generic handler serves them all."""

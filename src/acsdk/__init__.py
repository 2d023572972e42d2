"""The Python SDK for ActiveCampaign."""

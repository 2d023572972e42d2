"""A shop's back end in aiohttp: orders and webhooks.

    python -m examples.aiohttp_app

It talks to a sandbox, an ActiveCampaign account inside this process. With --live it talks to the account of
ACTIVECAMPAIGN_API_URL and ACTIVECAMPAIGN_API_TOKEN.
"""

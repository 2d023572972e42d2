"""A shop's back end in FastAPI: orders, imports in the background, webhooks.

    python -m examples.fastapi_app

It talks to a sandbox, an ActiveCampaign account inside this process. With --live it talks to the account of
ACTIVECAMPAIGN_API_URL and ACTIVECAMPAIGN_API_TOKEN.
"""

"""Four shops kept in step with ActiveCampaign: their webhooks as they come, and every night what did not.

    python -m examples.live_sync

It talks to a sandbox, an ActiveCampaign account inside this process, and reads the shops' addresses and secrets from
the environment (see ``__main__``). With --live it talks to the account of ACTIVECAMPAIGN_API_URL and
ACTIVECAMPAIGN_API_TOKEN.
"""

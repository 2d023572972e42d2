"""What the channel of a sale tells."""

from __future__ import annotations

__all__ = ["is_renewal"]


def is_renewal(channel: str) -> bool:
    """Whether a subscription made the order, rather than its customer.

    A guess from the names that Shopify's subscription service gives to its orders; their list is not documented.
    """
    return channel.startswith("subscription_contract")

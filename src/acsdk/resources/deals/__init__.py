"""``client.deals``: deals, and everything that they run through."""

from __future__ import annotations

from acsdk.resources.deals.core import DealActivityQuery, DealQuery, Deals

__all__ = ["DealActivityQuery", "DealQuery", "Deals"]

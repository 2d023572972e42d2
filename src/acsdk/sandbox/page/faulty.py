"""The faults that the page offers: what people read, and the arguments of `Faults.add`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["FAULTS"]

FAULTS: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "429": ("429, to be tried again in 3 seconds", {"status": 429, "headers": {"Retry-After": "3"}}),
    "500": ("500, the server failed", {"status": 500}),
    "503": ("503, down for a while", {"status": 503}),
    "403": ("403, the token is refused", {"status": 403}),
    "html": ("502, a proxy's page instead of JSON", {"html": True}),
    "delay": ("The answer is 5 seconds late", {"delay": 5}),
    "slow": ("The answer trickles in over 5 seconds", {"slow": 5}),
    "truncate": ("Half of the answer is missing", {"truncate": True}),
    "before": ("The request gets lost", {"drop": "before"}),
    "after": ("It is done, and the answer gets lost", {"drop": "after"}),
}
